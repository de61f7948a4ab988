import type { AccountEntryBodies, Entry, LaterMessage } from '@maru/contract';
import type { LaterState } from './state.ts';

const bySoonest = (one: LaterMessage, other: LaterMessage): number =>
  one.at.localeCompare(other.at) || one.id.localeCompare(other.id);

/** Puts a message among those that wait, or in the place of its earlier self. */
export const placeLater = ({ messages }: LaterState, message: LaterMessage): LaterState => ({
  messages: [...messages.filter(({ id }) => id !== message.id), message].sort(bySoonest),
});

/** Takes one out: sent, or taken back. */
export const dropLater = (state: LaterState, gone: string): LaterState =>
  state.messages.some(({ id }) => id === gone)
    ? { messages: state.messages.filter(({ id }) => id !== gone) }
    : state;

/** Folds an entry of my account about what waits to be sent. */
export const applyEntry = (state: LaterState, { kind, body }: Entry): LaterState => {
  if (kind === 'later.changed')
    return placeLater(state, (body as AccountEntryBodies['later.changed']).message);
  return kind === 'later.gone' ? dropLater(state, (body as AccountEntryBodies['later.gone']).id) : state;
};
