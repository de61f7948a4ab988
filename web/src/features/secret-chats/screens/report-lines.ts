import type { ChatId } from '@maru/contract';
import { messagesStore, type SentLine } from '../../messages/index.ts';

/** How many messages before and after the first one can be chosen. */
const nearby = 15;
/** How far from a chosen message another one still tells what happened. */
const reach = 5;

/** What was said around a message, oldest first, as far as this device has it. */
export const linesAround = (chatId: ChatId, seq: number): SentLine[] => {
  const slots = messagesStore.getState().rooms[chatId]?.window?.slots;
  const lines = [...(slots?.values() ?? [])]
    .map(({ line }) => line)
    .filter((line): line is SentLine => line.kind === 'message.sent' && !line.body.deleted)
    .sort((one, other) => one.seq - other.seq);
  const at = lines.findIndex((line) => line.seq === seq);
  return lines.slice(Math.max(0, at - nearby), at + nearby + 1);
};

/** What may be shown besides, to tell what happened: at most five before and five after what was chosen. */
export const contextOf = (lines: readonly SentLine[], chosen: ReadonlySet<number>): SentLine[] =>
  lines.filter(
    ({ seq }, at) =>
      !chosen.has(seq) &&
      lines.some((other, place) => chosen.has(other.seq) && Math.abs(place - at) <= reach),
  );
