import type { CallView } from '../call-view.ts';
import { readChoices } from '../devices/choices.ts';
import { playCallSound, type CallSoundName } from './call-sounds.ts';

let stop: (() => void) | undefined;

const waits = (view: CallView | undefined): boolean =>
  view?.direction === 'out' && (view.phase === 'calling' || view.phase === 'ringing');

const endingSound = ({ endedWhy }: CallView): CallSoundName | undefined => {
  if (endedWhy === 'busy' || endedWhy === 'declined' || endedWhy === 'noAnswer') return 'busy';
  return endedWhy === 'taken' || endedWhy === 'otherTab' || endedWhy === 'answeredElsewhere'
    ? undefined
    : 'ended';
};

/** Lets be heard what has become of a call. */
export const soundOut = (before: CallView | undefined, view: CallView): void => {
  const { speaker } = readChoices();
  if (waits(view) !== (stop !== undefined)) {
    stop?.();
    stop = waits(view) ? playCallSound('ringback', speaker) : undefined;
  }
  if (view.phase === before?.phase && view.phase !== 'connected') return;
  if (view.phase === 'ended') {
    const sound = endingSound(view);
    if (sound && before && before.phase !== 'asking') playCallSound(sound, speaker);
    return;
  }
  if (view.phase !== 'connected' || before?.phase !== 'connected') return;
  if (view.people.length > before.people.length) playCallSound('joined', speaker);
  else if (view.people.length < before.people.length) playCallSound('left', speaker);
};
