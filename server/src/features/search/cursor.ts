import type { ChatId } from '@maru/contract';

/** A place in what is found, newest first: by time, then by chat and number. */
export interface Place {
  at: number;
  chatId: string;
  seq: number;
}

/** After every place of the same time. */
const afterAll = '~';

/** The place behind everything that is newer than this moment. */
export const placeAt = (at: number): Place => ({ at, chatId: afterAll, seq: Number.MAX_SAFE_INTEGER });

/** Newest first. */
export const comparePlaces = (one: Place, other: Place): number =>
  other.at - one.at || (one.chatId < other.chatId ? 1 : one.chatId > other.chatId ? -1 : other.seq - one.seq);

/** A place as it travels. */
export const writeCursor = ({ at, chatId, seq }: Place): string => `${at}.${seq}.${chatId}`;

/** Reads it again; undefined for what we did not write. */
export const readCursor = (cursor: string): Place | undefined => {
  const [, at, seq, chatId] = /^(\d{1,15})\.(\d{1,16})\.([0-9a-f-]{36}|~)$/.exec(cursor) ?? [];
  return at && seq && chatId ? { at: Number(at), seq: Number(seq), chatId: chatId as ChatId } : undefined;
};
