import type { AccountId, ChatId, ChatKind, MemberRole, PictureId } from '@maru/contract';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { readHiding, type HidingRow } from './hiding-store.ts';
import { readRooms, type ChatRow } from './store.ts';

/** What rules need to know of a chat, kept in memory: who is in it and how they stand to each other. */
export interface Room {
  id: ChatId;
  kind: ChatKind;
  /** Only its members can read it. */
  secret: boolean;
  name: string | null;
  photo: PictureId | null;
  createdBy: AccountId;
  linkOn: boolean;
  /** Seconds after which messages go by themselves. */
  vanishAfter: number | null;
  members: ReadonlyMap<AccountId, { role: MemberRole; joinedSeq: number }>;
  /** One-to-one chats: those who have blocked the other. */
  blockers: ReadonlySet<AccountId>;
  /** One-to-one chats: those who have not yet said what to do with a stranger. */
  strangers: ReadonlySet<AccountId>;
  /** One-to-one chats: those whose account is deleted, or about to be. */
  gone: ReadonlySet<AccountId>;
  /** Those who do not show how far they have read here. */
  hiding: ReadonlySet<AccountId>;
  /** Those for whom that hangs on who is their friend. */
  showingFriends: ReadonlySet<AccountId>;
}

interface RoomCache {
  rooms: LRUCache<ChatId, Room>;
  loading: Map<ChatId, Promise<Room | undefined>>;
  /** What goes into the next question to the database. */
  wanted: Set<ChatId>;
  next: Promise<Map<ChatId, Room>> | undefined;
}

const caches = new WeakMap<House, RoomCache>();

const cacheOf = (house: House): RoomCache => {
  let cache = caches.get(house);
  // Counted in members, so that a few large groups do not weigh like a few small ones.
  if (!cache)
    caches.set(
      house,
      (cache = {
        rooms: new LRUCache({ maxSize: 1_000_000, sizeCalculation: (room) => room.members.size + 4 }),
        loading: new Map(),
        wanted: new Set(),
        next: undefined,
      }),
    );
  return cache;
};

const nobody: ReadonlySet<AccountId> = new Set();

const hidingIn = (chat: ChatRow, deciding: readonly HidingRow[]): Pick<Room, 'hiding' | 'showingFriends'> => {
  const here = chat.kind === 'self' ? [] : deciding.filter((row) => row.chat_id === chat.chat_id);
  if (here.length === 0) return { hiding: nobody, showingFriends: nobody };
  return {
    hiding: new Set(here.filter((row) => row.hides).map((row) => row.account_id)),
    showingFriends: new Set(here.filter((row) => row.by_friends).map((row) => row.account_id)),
  };
};

const loadMany = async (house: House, ids: readonly ChatId[]): Promise<Map<ChatId, Room>> => {
  const [{ chats, members, directs }, deciding] = await Promise.all([
    readRooms(house.db, ids),
    readHiding(house.db, ids),
  ]);
  const states = new Map(directs.map((row) => [row.chat_id, row]));
  const membersOf = new Map<ChatId, Map<AccountId, { role: MemberRole; joinedSeq: number }>>(
    ids.map((id) => [id, new Map()]),
  );
  for (const row of members)
    membersOf.get(row.chat_id)?.set(row.account_id, { role: row.role, joinedSeq: row.joined_seq });
  return new Map(
    chats.map((chat) => [
      chat.chat_id,
      {
        id: chat.chat_id,
        kind: chat.kind,
        secret: chat.secret,
        name: chat.name,
        photo: chat.photo,
        createdBy: chat.created_by,
        linkOn: chat.link_on,
        vanishAfter: chat.vanish_after,
        members: membersOf.get(chat.chat_id) ?? new Map(),
        blockers: new Set(states.get(chat.chat_id)?.blockers),
        strangers: new Set(states.get(chat.chat_id)?.strangers),
        gone: new Set(states.get(chat.chat_id)?.gone),
        ...hidingIn(chat, deciding),
      },
    ]),
  );
};

/** Rooms asked for in one tick are read together: after a restart everybody's room is asked for at once. */
const load = (house: House, id: ChatId): Promise<Room | undefined> => {
  const cache = cacheOf(house);
  cache.next ??= new Promise<void>((done) => {
    setImmediate(done);
  }).then(() => {
    const ids = [...cache.wanted];
    cache.wanted.clear();
    cache.next = undefined;
    return loadMany(house, ids);
  });
  cache.wanted.add(id);
  return cache.next.then((rooms) => rooms.get(id));
};

/** A room, from memory where it is there. */
export const findRoom = async (house: House, id: ChatId): Promise<Room | undefined> => {
  const { rooms, loading } = cacheOf(house);
  // While news of other processes is not heard, nobody knows whether what is remembered still holds.
  const known = house.news.isUp() ? rooms.get(id) : undefined;
  if (known) return known;
  const under = loading.get(id);
  if (under) return under;
  const coming: Promise<Room | undefined> = load(house, id).then(
    (room) => {
      // Forgotten while it was being read: what was read may be from before the change, and is not kept.
      if (loading.get(id) === coming) {
        loading.delete(id);
        if (room) rooms.set(id, room);
      }
      return room;
    },
    (error: unknown) => {
      if (loading.get(id) === coming) loading.delete(id);
      throw error;
    },
  );
  loading.set(id, coming);
  return coming;
};

/** The one door to a chat: absent and forbidden look alike. */
export const requireRoom = async (house: House, id: ChatId, accountId: AccountId): Promise<Room> => {
  const room = await findRoom(house, id);
  if (!room?.members.has(accountId)) throw refuse('chat_not_found');
  return room;
};

/** Makes every process read a room again, once the change is committed: whoever was taken out is out everywhere. */
export const forgetRoom = (house: House, tx: Tx, id: ChatId): Promise<void> =>
  house.news.tell(tx, 'room.changed', { chatId: id });

/** Forgets the one-to-one room of two persons, at once: what is sent next must know of the block. */
const forgetBetween = (house: House, one: AccountId, other: AccountId): void => {
  const { rooms, loading } = cacheOf(house);
  loading.clear();
  for (const room of rooms.values()) {
    if (room.kind === 'direct' && room.members.has(one) && room.members.has(other)) rooms.delete(room.id);
  }
};

/** Forgets rooms in which somebody may hide or show now how far they have read. */
const forgetWhere = (house: House, isConcerned: (room: Room) => boolean): void => {
  const { rooms, loading } = cacheOf(house);
  loading.clear();
  for (const room of rooms.values()) if (isConcerned(room)) rooms.delete(room.id);
};

const hearDeciding = (house: House): void => {
  const forget = ({ accountId, friendId }: { accountId: AccountId; friendId: AccountId }) =>
    forgetWhere(house, (room) => room.showingFriends.has(accountId) && room.members.has(friendId));
  house.bus.subscribe('friend.changed', forget);
  house.bus.subscribe(
    'settings.changed',
    ({ accountId, changed }: { accountId: AccountId; changed: readonly string[] }) => {
      if (changed.includes('seesReads')) forgetWhere(house, (room) => room.members.has(accountId));
    },
  );
};

/** Makes this process listen to changes of rooms. */
export const hearRoomChanges = (house: House): void => {
  hearDeciding(house);
  house.bus.subscribe(
    'block.changed',
    ({ accountId, otherId }: { accountId: AccountId; otherId: AccountId }) =>
      forgetBetween(house, accountId, otherId),
  );
  house.bus.subscribe('room.changed', ({ chatId }: { chatId: ChatId }) => {
    const { rooms, loading } = cacheOf(house);
    rooms.delete(chatId);
    loading.delete(chatId);
  });
  house.bus.subscribe('news.missed', () => {
    const { rooms, loading } = cacheOf(house);
    rooms.clear();
    loading.clear();
  });
};
