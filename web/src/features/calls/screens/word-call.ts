import type { Translate } from '../../../platform/i18n/index.ts';
import type { CallEnding, CallKind } from '../call-view.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** How long a call goes on or went: 00:07, 12:04, 1:02:05. */
export const wordClock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`;
};

/** The same for ears: 4 minutes 12 seconds. */
export const sayLength = (seconds: number, t: Translate): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return [
    hours > 0 && t('calls.hours', { count: hours }),
    minutes > 0 && t('calls.minutes', { count: minutes }),
    (whole % 60 > 0 || whole === 0) && t('calls.seconds', { count: whole % 60 }),
  ]
    .filter(Boolean)
    .join(' ');
};

/** What became of a call, for the line in the chat and the history. */
export interface CallOutcome {
  readonly kind: CallKind;
  readonly isMine: boolean;
  readonly isGroup: boolean;
  /** Undefined while it goes on. */
  readonly why: CallEnding | undefined;
  readonly seconds: number;
  /** It rang at me, or I could have joined, and I did not. */
  readonly isMissed: boolean;
}

/** What became of a call, in words. */
export const wordOutcome = (call: CallOutcome, t: Translate): string => {
  const { kind, isMine, isGroup, why, seconds, isMissed } = call;
  if (why === undefined) return t(`calls.live.${kind}`);
  if (isMissed && !isGroup) return t(`calls.missed.${kind}`);
  if (seconds > 0 || isGroup) return t(isGroup ? `calls.was.group.${kind}` : `calls.was.${kind}`);
  if (why === 'cancelled') return t('calls.was.cancelled');
  if (why === 'busy') return t(isMine ? 'calls.was.busy' : `calls.missed.${kind}`);
  if (why === 'declined' || why === 'declinedElsewhere')
    return t(isMine ? 'calls.was.declinedMine' : 'calls.was.declined');
  if (why === 'noAnswer') return t(isMine ? 'calls.was.noAnswer' : `calls.missed.${kind}`);
  if (why === 'failed') return t('calls.was.failed');
  return t(`calls.was.${kind}`);
};
