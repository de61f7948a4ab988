import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { signedIn } from './device-store.ts';

/** Where a room stands, for one device of a member. */
export interface Standing {
  epoch: number;
  group_id: Buffer;
  last_seq: number;
  has_keys: boolean;
  in_room: boolean;
}

/** Keeps a room as it is until the transaction ends: nothing comes into its log, and its epoch stays. */
export const lockRoom = async (db: Queryable, id: ChatId): Promise<void> => {
  await db.query('select 1 from chat_log_head where chat_id = $1 for update', [id]);
};

/** How a room stands. To be asked after `lockRoom`, and not with it: what a lock was waited for is seen by the next question alone. */
export const readStanding = async (
  db: Queryable,
  of: { chatId: ChatId; accountId: AccountId; deviceId: DeviceId },
): Promise<Standing | undefined> =>
  (
    await db.query<Standing>(
      `select r.epoch, r.group_id, h.last_seq,
         exists (select 1 from secret_devices d where d.account_id = $2 and d.device_id = $3) as has_keys,
         exists (select 1 from secret_leaves l join secret_devices d using (account_id, device_id)
           where l.chat_id = r.chat_id and l.account_id = $2 and l.device_id = $3 and l.left_seq is null
             and l.signature_key = d.signature_key) as in_room
       from secret_rooms r join chat_log_head h using (chat_id) where r.chat_id = $1`,
      [of.chatId, of.accountId, of.deviceId],
    )
  ).rows[0];

/** Adds what a secret room needs. */
export const insertRoom = async (
  db: Queryable,
  room: { chatId: ChatId; groupId: Buffer; epoch: number },
): Promise<void> => {
  await db.query('insert into secret_rooms (chat_id, group_id, epoch) values ($1, $2, $3)', [
    room.chatId,
    room.groupId,
    room.epoch,
  ]);
};

/** Moves a room on to the next epoch. */
export const moveOn = async (db: Queryable, id: ChatId): Promise<void> => {
  await db.query('update secret_rooms set epoch = epoch + 1 where chat_id = $1', [id]);
};

/** A device of somebody. */
export interface DeviceRef {
  accountId: AccountId;
  deviceId: DeviceId;
}

const columnsOf = (devices: readonly DeviceRef[]): [AccountId[], DeviceId[]] => [
  devices.map((one) => one.accountId),
  devices.map((one) => one.deviceId),
];

/** Notes devices in a room, with the keys they have now. */
export const insertLeaves = async (
  db: Queryable,
  of: { chatId: ChatId; seq: number; devices: readonly DeviceRef[] },
): Promise<void> => {
  await db.query(
    `insert into secret_leaves (chat_id, account_id, device_id, joined_seq, identity_key, signature_key)
     select $1, d.account_id, d.device_id, $2, d.identity_key, d.signature_key
     from unnest($3::uuid[], $4::uuid[]) as w(account_id, device_id) join secret_devices d using (account_id, device_id)
     on conflict do nothing`,
    [of.chatId, of.seq, ...columnsOf(of.devices)],
  );
};

/** Notes that devices are in a room no longer. */
export const endLeaves = async (
  db: Queryable,
  of: { chatId: ChatId; seq: number; devices: readonly DeviceRef[] },
): Promise<void> => {
  await db.query(
    `update secret_leaves l set left_seq = $2 from unnest($3::uuid[], $4::uuid[]) as w(account_id, device_id)
     where l.chat_id = $1 and l.account_id = w.account_id and l.device_id = w.device_id and l.left_seq is null`,
    [of.chatId, of.seq, ...columnsOf(of.devices)],
  );
};

/** A device in a room. */
export interface LeafRow {
  account_id: AccountId;
  device_id: DeviceId;
  /** Signed out, with other keys now, or of somebody who is not in the chat. */
  gone: boolean;
}

/** The devices in a room. */
export const readLeaves = async (db: Queryable, id: ChatId): Promise<LeafRow[]> =>
  (
    await db.query<LeafRow>(
      `select l.account_id, l.device_id,
         not exists (select 1 from secret_devices d where d.account_id = l.account_id and d.device_id = l.device_id
           and d.signature_key = l.signature_key and ${signedIn})
         or not exists (select 1 from chat_members m where m.chat_id = l.chat_id and m.account_id = l.account_id) as gone
       from secret_leaves l where l.chat_id = $1 and l.left_seq is null order by l.joined_seq, l.account_id, l.device_id`,
      [id],
    )
  ).rows;

/**
 * Devices of members that are not in their room and could be: with the identity that their owner has there, or where the
 * owner has never been in it with any. Of one room, or of all rooms of an account.
 */
export const readAbsent = async (
  db: Queryable,
  of: { chatId: ChatId } | { accountId: AccountId },
): Promise<{ chat_id: ChatId; account_id: AccountId; device_id: DeviceId }[]> =>
  (
    await db.query<{ chat_id: ChatId; account_id: AccountId; device_id: DeviceId }>(
      `select m.chat_id, d.account_id, d.device_id
       from ${'chatId' in of ? 'chat_members' : 'account_chats'} m join secret_rooms r using (chat_id)
       join secret_devices d using (account_id)
       where ${'chatId' in of ? 'm.chat_id' : 'm.account_id'} = $1 and ${signedIn}
         and not exists (select 1 from secret_leaves l where l.chat_id = m.chat_id and l.account_id = d.account_id
           and l.device_id = d.device_id and l.left_seq is null and l.signature_key = d.signature_key)
         and (not exists (select 1 from secret_leaves l where l.chat_id = m.chat_id and l.account_id = d.account_id)
           or exists (select 1 from secret_leaves l where l.chat_id = m.chat_id and l.account_id = d.account_id
             and l.identity_key = d.identity_key))
       order by m.chat_id, d.account_id, d.device_id`,
      ['chatId' in of ? of.chatId : of.accountId],
    )
  ).rows;

/** Those among these people who are in a room with this person, and have a device there that nobody has taken in yet. */
export const readWaitingMembers = async (
  db: Queryable,
  me: AccountId,
  ids: readonly AccountId[],
): Promise<Set<AccountId>> =>
  new Set(
    (
      await db.query<{ account_id: AccountId }>(
        `select distinct o.account_id from account_chats m join secret_rooms r using (chat_id)
           join chat_members o on o.chat_id = m.chat_id and o.account_id = any($2::uuid[])
           join secret_devices d on d.account_id = o.account_id
         where m.account_id = $1 and not exists (select 1 from secret_leaves l
           where l.chat_id = o.chat_id and l.account_id = d.account_id and l.device_id = d.device_id
             and l.left_seq is null and l.signature_key = d.signature_key)`,
        [me, ids],
      )
    ).rows.map((row) => row.account_id),
  );

/** The rooms that devices are in, as far as their owners are in the chats. */
export const readRoomsOf = async (
  db: Queryable,
  devices: readonly DeviceRef[],
): Promise<{ chat_id: ChatId; account_id: AccountId; device_id: DeviceId }[]> =>
  (
    await db.query<{ chat_id: ChatId; account_id: AccountId; device_id: DeviceId }>(
      `select distinct l.chat_id, l.account_id, l.device_id
       from unnest($1::uuid[], $2::uuid[]) as w(account_id, device_id)
       join secret_leaves l using (account_id, device_id) join chat_log_head h using (chat_id)
       where l.left_seq is null order by l.chat_id`,
      columnsOf(devices),
    )
  ).rows;
