import type { AccountId, DeviceId } from '@maru/contract';
import { LRUCache } from 'lru-cache';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireCall } from './change-call.ts';
import type { PersonRow } from './people-store.ts';
import { tellPerson } from './tell.ts';

/** Letters that one device may have passed on, counted once for each who gets them. */
const allowance = { perSecond: 200_000, burst: 4_000_000 };

interface Bucket {
  left: number;
  at: number;
}

const buckets = new WeakMap<House, LRUCache<DeviceId, Bucket>>();

/** Refuses where a device has more passed on than it may: what goes to everybody is dear. */
const spend = (house: House, device: DeviceId, letters: number): void => {
  if (house.config.rateLimits === 'off') return;
  let known = buckets.get(house);
  if (!known) buckets.set(house, (known = new LRUCache({ max: 20_000 })));
  const now = house.clock.now().getTime();
  const bucket = known.get(device) ?? { left: allowance.burst, at: now };
  known.set(device, bucket);
  const grown = (Math.max(0, now - bucket.at) / 1_000) * allowance.perSecond;
  bucket.left = Math.min(allowance.burst, bucket.left + grown);
  bucket.at = now;
  if (bucket.left < letters) {
    const retryAfterMs = Math.ceil(((letters - bucket.left) / allowance.perSecond) * 1_000);
    throw refuse('too_many_calls', { retryAfterMs });
  }
  bucket.left -= letters;
};

const isThere = (person: PersonRow, device: DeviceId): boolean =>
  (person.state === 'in' && person.device_id === device) || (person.state === 'rung' && !person.shielded);

/** Who gets it: one device in the call or of somebody who is rung, or the devices of all others in the call. */
const targetsOf = (
  people: readonly PersonRow[],
  me: AccountId,
  to: 'all' | { accountId: AccountId; deviceId: DeviceId },
): { accountId: AccountId; device: DeviceId }[] => {
  if (to === 'all')
    return people.flatMap(({ state, account_id: accountId, device_id: device }) =>
      state === 'in' && device && accountId !== me ? [{ accountId, device }] : [],
    );
  const person = people.find((one) => one.account_id === to.accountId);
  return person && isThere(person, to.deviceId) ? [{ accountId: to.accountId, device: to.deviceId }] : [];
};

/** Passes on what one device says to others. It is sealed or signed by them, looked at by nobody here, and kept nowhere. */
export const signalDevice: SignedVerb<'calls.signal'> = async ({ house, who }, input) => {
  const { chatId, callId, to, body } = input;
  const room = await requireRoom(house, chatId, who.accountId);
  const { call, people } = await requireCall(house, room, { callId, reader: who.accountId });
  if (call.ended_at) throw refuse('call_over', { why: call.why });
  const me = people.find((person) => person.account_id === who.accountId);
  if (!me || !isThere(me, who.deviceId)) throw refuse('not_in_call');
  const targets = targetsOf(people, who.accountId, to);
  spend(house, who.deviceId, body.length * targets.length);
  const from = { accountId: who.accountId, deviceId: who.deviceId };
  for (const target of targets)
    tellPerson(house, target, { kind: 'call.signal', body: { chatId, callId, from, body } });
  return {};
};
