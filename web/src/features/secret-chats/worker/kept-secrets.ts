import type { Pin } from '@maru/crypto/identity';
import type {
  Creation,
  RoomLine,
  RoomRecord,
  SecretStore,
  StoreChange,
  StoredKeyPackage,
} from '@maru/crypto/room';
import { applyErased, applyLine, keepPlain, silentKind, targetOf } from './apply-line.ts';
import type { Disk, DiskChange } from './disk.ts';
import type { KeptLine, RawEntry } from './kept-line.ts';
import { isShown, type PageAsked } from './present-page.ts';

const line = (kept: KeptLine): DiskChange => ({
  table: 'secretLines',
  put: { roomId: kept.roomId, seq: kept.seq },
  value: kept,
});

const part = (name: string, value: unknown): DiskChange => ({ table: 'secretParts', put: { name }, value });
const noPart = (name: string): DiskChange => ({ table: 'secretParts', remove: name });

const startingWith = (text: string): IDBKeyRange => IDBKeyRange.bound(text, `${text}\uffff`);
const within = (roomId: string, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([roomId, from], [roomId, to]);

/** A line that goes by itself. */
interface Vanishing {
  roomId: string;
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * What secret rooms keep on this device: keys, and what was said, opened and folded. What came with a stretch of the log
 * goes to the disk together with the keys as they are after it.
 */
export class KeptSecrets implements SecretStore {
  private readonly disk: Disk;
  /** What has come of rooms' logs and is not on the disk yet. */
  private readonly arrivals = new Map<string, Map<number, RawEntry>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk) {
    this.disk = disk;
  }

  /** Notes what the host has given, so that it is kept once the keys have come as far. */
  note(roomId: string, entries: readonly RawEntry[]): void {
    const known = this.arrivals.get(roomId) ?? new Map<number, RawEntry>();
    for (const entry of entries) known.set(entry.seq, entry);
    this.arrivals.set(roomId, known);
  }

  save(change: StoreChange): Promise<void> {
    return this.inTurn(() => this.write(change));
  }

  loadRoom = async (roomId: string): Promise<RoomRecord | null> =>
    (await this.disk.find<RoomRecord>('secretRooms', roomId)) ?? null;

  listRoomIds = async (): Promise<string[]> => (await this.disk.listKeys('secretRooms')) as string[];

  listCreations = (): Promise<Creation[]> => this.disk.list('secretParts', startingWith('creation '));

  findKeyPackage = async (reference: string): Promise<StoredKeyPackage | null> =>
    (await this.findPart<StoredKeyPackage>(`package ${reference}`)) ?? null;

  listKeyPackages = (): Promise<StoredKeyPackage[]> =>
    this.disk.list('secretParts', startingWith('package '));

  listPins = (): Promise<Pin[]> => this.disk.list('secretParts', startingWith('pin '));

  findPart<Value>(name: string): Promise<Value | undefined> {
    return this.disk.find<Value>('secretParts', name);
  }

  putPart(name: string, value: unknown): Promise<void> {
    return this.inTurn(() => this.disk.write([part(name, value)]));
  }

  findLine(roomId: string, seq: number): Promise<KeptLine | undefined> {
    return this.disk.find<KeptLine>('secretLines', [roomId, seq]);
  }

  /** The lines of a stretch, oldest first. */
  listLines(roomId: string, from: number, to: number): Promise<KeptLine[]> {
    return this.disk.list<KeptLine>('secretLines', within(roomId, from, to));
  }

  /** Lines that are shown, newest first, as many as are wanted, from `before` on downwards. */
  async listShown(roomId: string, before: number, most: number): Promise<KeptLine[]> {
    const found: KeptLine[] = [];
    let upTo = before - 1;
    while (found.length < most && upTo >= 1) {
      const rows = await this.disk.list<KeptLine>('secretLines', within(roomId, 1, upTo), most * 2);
      found.push(...rows.filter(isShown));
      const lowest = rows.at(-1)?.seq;
      if (lowest === undefined || rows.length < most * 2) break;
      upTo = lowest - 1;
    }
    return found.slice(0, most);
  }

  /** A page of what is shown, newest first. */
  async listPage(roomId: string, asked: PageAsked) {
    const { limit, beforeSeq, afterSeq, aroundSeq } = asked;
    if (afterSeq !== undefined) return this.listAfter(roomId, afterSeq, limit);
    if (aroundSeq === undefined) {
      const rows = await this.listShown(roomId, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit + 1);
      return { rows: rows.slice(0, limit), hasOlder: rows.length > limit, hasNewer: beforeSeq !== undefined };
    }
    const half = Math.floor(limit / 2);
    const older = await this.listShown(roomId, aroundSeq, half + 1);
    const newer = await this.listAfter(roomId, aroundSeq - 1, limit - Math.min(half, older.length));
    return {
      rows: [...newer.rows, ...older.slice(0, half)],
      hasOlder: older.length > half,
      hasNewer: newer.hasNewer,
    };
  }

  /** Takes lines off this device. */
  forget(roomId: string, seqs: readonly number[]): Promise<void> {
    return this.inTurn(() =>
      this.disk.write(seqs.map((seq) => ({ table: 'secretLines', remove: [roomId, seq] }))),
    );
  }

  /** Notes that a message is among my bookmarks, or no longer. */
  mark(roomId: string, seq: number, isBookmarked: boolean): Promise<void> {
    return this.inTurn(async () => {
      const known = await this.findLine(roomId, seq);
      if (known) await this.disk.write([line({ ...known, isBookmarked })]);
    });
  }

  /** Takes all of a room off this device. */
  forgetRoom(roomId: string): Promise<void> {
    this.arrivals.delete(roomId);
    return this.inTurn(() =>
      this.disk.write([
        { table: 'secretRooms', remove: roomId },
        { table: 'secretLines', remove: within(roomId, 0, Number.MAX_SAFE_INTEGER) },
        noPart(`name ${roomId}`),
        noPart(`hushed ${roomId}`),
      ]),
    );
  }

  /** Empties lines whose time has come. Gives when the next one goes, in milliseconds since 1970. */
  dropVanished(now: number): Promise<number | undefined> {
    return this.inTurn(async () => {
      const all = (await this.findPart<Vanishing[]>('vanishing')) ?? [];
      const due = all.filter(({ at }) => at <= now);
      const left = all.filter(({ at }) => at > now);
      if (due.length > 0) {
        const rows = await Promise.all(due.map(({ roomId, seq }) => this.findLine(roomId, seq)));
        const changes = rows.flatMap((row) => (row ? [line(applyErased(row, true))] : []));
        await this.disk.write([...changes, part('vanishing', left)]);
      }
      return left.reduce<number | undefined>((first, { at }) => Math.min(first ?? at, at), undefined);
    });
  }

  /** One write after the other: each leans on what the one before it left. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.last.then(work);
    this.last = done.catch(() => {});
    return done;
  }

  private async write(change: StoreChange): Promise<void> {
    const { room, addKeyPackages = [], dropKeyPackages = [], creation, dropCreation, pins = [] } = change;
    const rows = await this.foldLines(change);
    const vanishing = await this.noteVanishing(rows);
    const named = rows.filter(({ entry }) => entry.kind === 'chat.changed').at(-1);
    await this.disk.write([
      ...rows.map(line),
      ...vanishing,
      ...(named ? [part(`name ${named.roomId}`, named.entry.body['name'])] : []),
      ...(room ? [{ table: 'secretRooms' as const, put: { roomId: room.roomId }, value: room }] : []),
      ...addKeyPackages.map((one) => part(`package ${one.reference}`, one)),
      ...dropKeyPackages.map((reference) => noPart(`package ${reference}`)),
      ...(creation ? [part(`creation ${creation.key}`, creation)] : []),
      ...(dropCreation ? [noPart(`creation ${dropCreation}`)] : []),
      ...pins.map((pin) => part(`pin ${pin.accountId}`, pin)),
    ]);
    if (room) this.forgetArrivals(room);
  }

  private async foldLines({ room, lines = [], erase = [] }: StoreChange): Promise<KeptLine[]> {
    const rows = new Map<string, KeptLine>();
    const put = (kept: KeptLine) => rows.set(`${kept.roomId} ${kept.seq}`, kept);
    const find = async (roomId: string, seq: number) =>
      rows.get(`${roomId} ${seq}`) ?? (await this.findLine(roomId, seq));
    for (const kept of this.plainUpTo(room)) put(kept);
    for (const one of lines) {
      for (const kept of await this.foldLine(one, find)) put(await this.foldName(kept, rows.values()));
    }
    for (const { roomId, seq } of erase) {
      const known = await find(roomId, seq);
      if (known) put(applyErased(known, this.hasVanished(roomId, seq)));
    }
    return [...rows.values()];
  }

  /** Whoever comes later is told the name; to the others that is nothing new. */
  private async foldName(kept: KeptLine, rows: Iterable<KeptLine>): Promise<KeptLine> {
    const nameOf = ({ entry }: KeptLine) => (entry.kind === 'chat.changed' ? entry.body['name'] : undefined);
    if (nameOf(kept) === undefined) return kept;
    const before = [...rows]
      .filter(({ roomId }) => roomId === kept.roomId)
      .flatMap((row) => nameOf(row) ?? []);
    const known = before.at(-1) ?? (await this.findPart<string>(`name ${kept.roomId}`));
    return known === nameOf(kept) ? { ...kept, entry: { ...kept.entry, kind: silentKind, body: {} } } : kept;
  }

  private async foldLine(
    one: RoomLine,
    find: (roomId: string, seq: number) => Promise<KeptLine | undefined>,
  ): Promise<KeptLine[]> {
    const about = targetOf(one);
    const target = about === undefined ? undefined : await find(one.roomId, about);
    return applyLine(one, { raw: this.arrivals.get(one.roomId)?.get(one.seq), target });
  }

  private plainUpTo(room: RoomRecord | undefined): KeptLine[] {
    if (!room) return [];
    const known = this.arrivals.get(room.roomId)?.values() ?? [];
    return [...known]
      .filter(({ seq }) => seq <= room.cursor)
      .flatMap((raw) => keepPlain(room.roomId, raw) ?? []);
  }

  private forgetArrivals({ roomId, cursor }: RoomRecord): void {
    const known = this.arrivals.get(roomId);
    for (const seq of known?.keys() ?? []) if (seq <= cursor) known?.delete(seq);
  }

  private hasVanished(roomId: string, seq: number): boolean {
    return [...(this.arrivals.get(roomId)?.values() ?? [])].some(({ kind, body }) => {
      const { seq: target, vanished } = (body ?? {}) as { seq?: number; vanished?: boolean };
      return kind === 'message.deleted' && target === seq && vanished === true;
    });
  }

  private async noteVanishing(rows: readonly KeptLine[]): Promise<DiskChange[]> {
    const fresh = rows.flatMap(({ roomId, seq, entry }) => {
      const { vanishAt } = entry.body;
      return typeof vanishAt === 'string' ? [{ roomId, seq, at: Date.parse(vanishAt) }] : [];
    });
    if (fresh.length === 0) return [];
    const isFresh = (one: Vanishing) =>
      fresh.some(({ roomId, seq }) => roomId === one.roomId && seq === one.seq);
    const others = ((await this.findPart<Vanishing[]>('vanishing')) ?? []).filter((one) => !isFresh(one));
    return [part('vanishing', [...others, ...fresh])];
  }

  private async listAfter(roomId: string, after: number, most: number) {
    const rows: KeptLine[] = [];
    const step = Math.max(200, most * 2);
    const keys = await this.disk.listKeys('secretLines', within(roomId, after, Infinity));
    const last = keys.length > 0 ? (keys.at(-1) as [string, number])[1] : 0;
    for (let from = after + 1; rows.length <= most && from <= last; from += step) {
      rows.push(...(await this.listLines(roomId, from, from + step - 1)).filter(isShown));
    }
    return {
      rows: rows.slice(0, most).reverse(),
      hasOlder: true,
      hasNewer: rows.length > most,
    };
  }
}
