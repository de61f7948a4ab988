import { limits, type AccountId, type ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import type { Connection } from '../../platform/live/index.ts';
import { chatLog } from '../../platform/log/index.ts';
import type { CountedMarks } from './rules.ts';
import { readMembers } from './store.ts';

type Move = [from: number | null, to: number | null, count: number];

/** In small rooms a number falls at once; in large ones many marks travel together. */
const waitFor = (members: number): number => (members <= 20 ? 0 : members <= 300 ? 150 : 500);

/** The read marks of one room that somebody is looking at. */
class RoomMarks {
  readonly watchers = new Set<Connection>();
  /** Watchers who are told nothing of marks: they do not show theirs. */
  readonly blind = new Set<Connection>();
  /** Undefined until read; marks that move meanwhile are kept aside. */
  private marks: Map<AccountId, number> | undefined;
  private early = new Map<AccountId, number | null>();
  private version = 0;
  private moves = new Map<string, Move>();
  private planned = false;
  private readonly house: House;
  private readonly chatId: ChatId;
  readonly ready: Promise<void>;

  constructor(house: House, chatId: ChatId, pending: (chatId: ChatId) => Map<AccountId, number>) {
    this.house = house;
    this.chatId = chatId;
    this.ready = readMembers(house.db, chatId).then((members) => {
      this.marks = new Map(members.map((member) => [member.account_id, member.read_seq]));
      for (const [accountId, seq] of [...pending(chatId), ...this.early]) this.set(accountId, seq);
      this.moves.clear();
      this.early.clear();
    });
  }

  /** The marks as pairs of seq and count. */
  snapshot(): CountedMarks {
    this.tell();
    const counts = new Map<number, number>();
    for (const seq of this.marks?.values() ?? []) counts.set(seq, (counts.get(seq) ?? 0) + 1);
    return { version: this.version, marks: [...counts].toSorted(([a], [b]) => a - b) };
  }

  /** Moves somebody's mark; null takes them out. */
  move(accountId: AccountId, seq: number | null): void {
    if (!this.marks) {
      this.early.set(accountId, seq);
      return;
    }
    if (!this.set(accountId, seq) || this.planned) return;
    this.planned = true;
    const wait = waitFor(this.marks.size);
    if (wait === 0) setImmediate(() => this.tell());
    else setTimeout(() => this.tell(), wait);
  }

  private set(accountId: AccountId, seq: number | null): boolean {
    const from = this.marks?.get(accountId) ?? null;
    if (from === seq || (from !== null && seq !== null && seq < from)) return false;
    if (seq === null) this.marks?.delete(accountId);
    else this.marks?.set(accountId, seq);
    const key = `${from}>${seq}`;
    const move = this.moves.get(key);
    if (move) move[2]++;
    else this.moves.set(key, [from, seq, 1]);
    return true;
  }

  private tell(): void {
    this.planned = false;
    if (this.moves.size === 0) return;
    const moves = [...this.moves.values()];
    this.moves.clear();
    this.version++;
    this.house.live.signalHere(
      { log: chatLog(this.chatId), kind: 'reads.moved', from: null, body: { version: this.version, moves } },
      (connection) => this.watchers.has(connection) && !this.blind.has(connection),
    );
  }
}

/** The rooms of this process that somebody is looking at. A connection may serve several windows, each with one room. */
export class WatchedRooms {
  private readonly rooms = new Map<ChatId, RoomMarks>();
  /** The room of each window; whichever asked last stands last. */
  private readonly windows = new Map<Connection, Map<string, ChatId>>();
  private readonly house: House;
  private readonly pending: (chatId: ChatId) => Map<AccountId, number>;

  constructor(house: House, pending: (chatId: ChatId) => Map<AccountId, number>) {
    this.house = house;
    this.pending = pending;
  }

  /** Makes a window of a connection watch a room, and no other. Windows beyond the limit are let go, the quietest first. */
  async watch(
    connection: Connection,
    chatId: ChatId,
    { window = '', blind = false }: { window?: string | undefined; blind?: boolean } = {},
  ): Promise<CountedMarks> {
    let room = this.rooms.get(chatId);
    if (!room) this.rooms.set(chatId, (room = new RoomMarks(this.house, chatId, this.pending)));
    room.watchers.add(connection);
    if (blind) room.blind.add(connection);
    else room.blind.delete(connection);
    this.seat(connection, window, chatId);
    try {
      await room.ready;
    } catch (error) {
      this.rooms.delete(chatId);
      throw error;
    }
    return room.snapshot();
  }

  /** Ends the watch of one window. */
  unwatch(connection: Connection, window = ''): void {
    const windows = this.windows.get(connection);
    const chatId = windows?.get(window);
    if (!windows || !chatId) return;
    windows.delete(window);
    if (windows.size === 0) this.windows.delete(connection);
    this.leave(connection, chatId);
  }

  /** Ends every watch of a connection. */
  forget(connection: Connection): void {
    for (const window of [...(this.windows.get(connection)?.keys() ?? [])]) this.unwatch(connection, window);
  }

  isWatching(connection: Connection, chatId: ChatId): boolean {
    return this.rooms.get(chatId)?.watchers.has(connection) ?? false;
  }

  /** Somebody's mark moved; null when they are no longer in the room. */
  move(chatId: ChatId, accountId: AccountId, seq: number | null): void {
    this.rooms.get(chatId)?.move(accountId, seq);
  }

  private seat(connection: Connection, window: string, chatId: ChatId): void {
    let windows = this.windows.get(connection);
    if (!windows) this.windows.set(connection, (windows = new Map()));
    const before = windows.get(window);
    windows.delete(window);
    windows.set(window, chatId);
    if (before && before !== chatId) this.leave(connection, before);
    const quietest = windows.keys().next().value;
    if (windows.size > limits.watchedRooms && quietest !== undefined) this.unwatch(connection, quietest);
  }

  private leave(connection: Connection, chatId: ChatId): void {
    for (const other of this.windows.get(connection)?.values() ?? []) if (other === chatId) return;
    const room = this.rooms.get(chatId);
    room?.watchers.delete(connection);
    room?.blind.delete(connection);
    if (room?.watchers.size === 0) this.rooms.delete(chatId);
  }
}
