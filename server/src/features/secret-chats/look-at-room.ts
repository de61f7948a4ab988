import type { AccountId, DeviceId } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { requireRoom } from '../chats/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { toBase64 } from './present.ts';
import { readAbsent, readLeaves, readStanding } from './room-store.ts';
import { requireSecretRoom } from './secret-room.ts';
import { deleteWaiting, readWelcomes } from './welcome-store.ts';

const refOf = (row: { account_id: AccountId; device_id: DeviceId }) => ({
  accountId: row.account_id,
  deviceId: row.device_id,
});

/** How a secret room stands, and what is to be done in it. */
export const describeRoom: SignedVerb<'secretChats.state'> = async ({ house, who }, { chatId }) => {
  const { accountId, deviceId } = who;
  await requireSecretRoom(house, chatId, accountId);
  const [standing, leaves, absent] = await Promise.all([
    readStanding(house.db, { chatId, accountId, deviceId }),
    readLeaves(house.db, chatId),
    readAbsent(house.db, { chatId }),
  ]);
  if (!standing) throw refuse('chat_not_found');
  return {
    epoch: standing.epoch,
    groupId: toBase64(standing.group_id),
    devices: leaves.map(refOf),
    toRemove: leaves.filter((leaf) => leaf.gone).map(refOf),
    toAdd: absent.map(refOf),
  };
};

/** Rooms that this device was brought into. */
export const listWelcomes: SignedVerb<'secretChats.listWelcomes'> = async ({ house, who }) => ({
  welcomes: (await readWelcomes(house.db, who)).map((row) => ({
    chatId: row.chat_id,
    kind: row.kind,
    seq: row.seq,
    welcome: toBase64(row.welcome),
    by: row.by_id,
    at: row.at.toISOString(),
  })),
});

/** A device has joined a room. A welcome that came meanwhile stays, for one that was taken out and in again. */
export const joinRoom: SignedVerb<'secretChats.joined'> = async ({ house, who }, { chatId, seq }) => {
  await requireRoom(house, chatId, who.accountId);
  await house.db.transaction((tx) => deleteWaiting(tx, [who], { chatId, seq }));
  return {};
};
