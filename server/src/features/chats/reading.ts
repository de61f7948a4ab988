import type { ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
import { accountLog, partsOf } from '../../platform/log/index.ts';
import { MarkSpread } from './mark-spread.ts';
import { MarkWriter } from './mark-writer.ts';
import type { MarkRow } from './marks-store.ts';
import { WatchedRooms } from './room-marks.ts';

/** Reading: marks that move, and who watches them. One for each house. */
export interface Reading {
  writer: MarkWriter;
  watched: WatchedRooms;
  spread: MarkSpread;
}

const known = new WeakMap<House, Reading>();

/** The reading of a house. */
export const readingOf = (house: House): Reading => {
  let reading = known.get(house);
  if (reading) return reading;
  const wrote = (mark: MarkRow) => house.bus.publish('mark.moved', mark);
  const writer = new MarkWriter(house, wrote);
  const watched = new WatchedRooms(house, (chatId) => writer.pendingOf(chatId));
  known.set(house, (reading = { writer, watched, spread: new MarkSpread(house, watched) }));
  return reading;
};

/** The condition of signals that are for those who look at the room alone. */
export const watchingRoom = 'chats.watching';

/** Makes this process tell its watchers, and the other devices of whoever read. */
export const hearMarks = (house: House): void => {
  house.bus.subscribe('mark.moved', (mark: MarkRow) => {
    if (!mark.withheld) readingOf(house).spread.move(mark);
    if (mark.byWriting) return;
    house.live.signal({
      log: accountLog(mark.accountId),
      kind: 'chat.read',
      from: mark.accountId,
      body: { chatId: mark.chatId, seq: mark.seq },
    });
  });
  readingOf(house).spread.hear();
  house.live.defineCondition(watchingRoom, (connection, log) =>
    readingOf(house).watched.isWatching(connection, partsOf(log)[1] as ChatId),
  );
};

const note = (house: House, mark: MarkRow): void => {
  const { watched, writer } = readingOf(house);
  watched.move(mark.chatId, mark.accountId, mark.seq);
  writer.writeLazily(mark);
};

/** Somebody has read by what they did. Those who watch see it at once, the disk soon. */
export const noteRead = (house: House, mark: Pick<MarkRow, 'chatId' | 'accountId' | 'seq'>): void =>
  note(house, { ...mark, withheld: false });

/** Whoever writes has read: their mark moves with what they sent. */
export const authorRead = (
  house: House,
  { chatId, accountId, seq }: Pick<MarkRow, 'chatId' | 'accountId' | 'seq'>,
): void => note(house, { chatId, accountId, seq, withheld: false, byWriting: true });

/** Is this connection looking at this room? */
export const isWatching = (house: House, connection: Connection, chatId: ChatId): boolean =>
  readingOf(house).watched.isWatching(connection, chatId);
