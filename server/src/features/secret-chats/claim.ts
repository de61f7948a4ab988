import type { AccountId } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { whoBlocked, whoComesAtOnce } from '../chats/index.ts';
import type { SignedCall, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { readDevices } from './device-store.ts';
import { takePackages } from './package-store.ts';
import { presentKeys, toBase64 } from './present.ts';
import { readWaitingMembers } from './room-store.ts';

const day = 24 * 3_600_000;
/** One-time packages of one device that somebody may take in a day; beyond, they get the last resort. */
const freely = 20;

/** Those who are there to be met, guests left out. */
const requirePersons = async ({ house, who }: SignedCall, ids: readonly AccountId[]): Promise<void> => {
  const persons = await findPersons(house.db, ids, { reader: who.accountId });
  if (ids.some((id) => !persons.has(id) || persons.get(id)?.guest)) throw refuse('person_not_found');
};

/** Whose packages are given for this, and who is to be asked first. */
const splitByWish = async (
  { house, who }: SignedCall,
  ids: readonly AccountId[],
  kind: 'direct' | 'group',
): Promise<{ given: AccountId[]; asked: AccountId[] }> => {
  const others = ids.filter((id) => id !== who.accountId);
  if (kind === 'direct') {
    for (const id of others)
      if ((await whoBlocked(house.db, [who.accountId], id)).size > 0) throw refuse('blocked_by_you');
    return { given: [...ids], asked: [] };
  }
  const coming = await whoComesAtOnce(house.db, others, who.accountId);
  // Who has said yes to a room of mine, or has another device now, waits there for it to be taken in.
  const waiting = await readWaitingMembers(house.db, who.accountId, others);
  const isGiven = (id: AccountId) => id === who.accountId || coming.has(id) || waiting.has(id);
  return { given: ids.filter(isGiven), asked: ids.filter((id) => !isGiven(id)) };
};

/** Takes key packages of people, so that they can be brought into a secret room. */
export const claim: SignedVerb<'secretChats.claim'> = async (call, input) => {
  const { house, who } = call;
  const ids = [...new Set(input.accountIds)];
  await requirePersons(call, ids);
  const { given, asked } = await splitByWish(call, ids, input.kind);
  const all = await readDevices(house.db, given);
  const devices = all
    .filter((row) => row.device_id !== who.deviceId)
    .filter((row) => !input.deviceIds || input.deviceIds.includes(row.device_id))
    .map((row) => ({ accountId: row.account_id, deviceId: row.device_id }));
  const blockers = await whoBlocked(house.db, given, who.accountId);
  const now = house.clock.now();
  const since = new Date(now.getTime() - day);
  const [once, again] = [
    devices.filter((one) => !blockers.has(one.accountId)),
    devices.filter((one) => blockers.has(one.accountId)),
  ];
  const rows = await house.db.transaction(async (tx) => [
    ...(await takePackages(tx, { by: who.accountId, devices: once, now, freely: { count: freely, since } })),
    // Whoever was blocked uses up nothing, and does not see it.
    ...(await takePackages(tx, { by: who.accountId, devices: again, now, freely: { count: 0, since } })),
  ]);
  return {
    packages: rows.map((row) => ({
      accountId: row.account_id,
      deviceId: row.device_id,
      keyPackage: toBase64(row.package),
    })),
    asked,
    without: given.filter((id) => id !== who.accountId && !all.some((row) => row.account_id === id)),
  };
};

/** The public keys of people's devices. */
export const listKeys: SignedVerb<'secretChats.listKeys'> = async (call, { accountIds }) => {
  const ids = [...new Set(accountIds)];
  await requirePersons(call, ids);
  return { devices: (await readDevices(call.house.db, ids)).map(presentKeys) };
};
