import type { CallView, PersonView } from '../call-view.ts';
import { DuoView } from './duo-view.tsx';
import { GalleryView } from './gallery-view.tsx';
import { LargeView } from './large-view.tsx';
import { Preview } from './preview.tsx';
import { ScreenView } from './screen-view.tsx';
import { VoiceView } from './voice-view.tsx';
import { whatIsLarge } from './what-is-large.ts';

/** What a stage takes. */
export interface StageProps {
  readonly call: CallView;
  /** A call of a room rather than between two. */
  readonly isGroup: boolean;
  /** The other one of a call between two. */
  readonly person: PersonView | undefined;
}

/** Everybody in the call, in the view that fits how many they are and what they show. */
export function Stage({ call, isGroup, person: first }: StageProps) {
  const isOn = call.phase === 'connected' || call.phase === 'reconnecting';
  if (!isOn && first)
    return call.me.hasCamera ? (
      <Preview call={call}>
        <VoiceView call={call} person={first} />
      </Preview>
    ) : (
      <VoiceView call={call} person={first} />
    );
  const shown = whatIsLarge(call);
  if (shown?.kind === 'screen')
    return (
      <LargeView call={call}>
        <ScreenView person={shown.person} />
      </LargeView>
    );
  if (shown && (isGroup || call.people.length > 1)) return <LargeView call={call} person={shown.person} />;
  if (!isGroup && call.people.length === 1 && first)
    return first.hasCamera || call.me.hasCamera ? (
      <DuoView call={call} other={first} />
    ) : (
      <VoiceView call={call} person={first} />
    );
  return <GalleryView call={call} />;
}
