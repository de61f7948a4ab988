import 'fake-indexeddb/auto';
import type { AccountId } from '@maru/contract';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HostStandIn, openDevice } from './host-stand-in.ts';

const patience = { timeout: 20_000 };

vi.setConfig({ testTimeout: 30_000 });

type Device = Awaited<ReturnType<typeof openDevice>>;

let host: HostStandIn;
let open: Device[];

const device = async (me: string): Promise<Device> => {
  const made = await openDevice(host, me);
  open.push(made);
  await made.keeper.start();
  return made;
};

beforeEach(() => {
  host = new HostStandIn();
  open = [];
});
afterEach(() => open.forEach(({ keeper }) => keeper.close()));

it('a group that goes on says once whose key is another one, and again of a further one', async () => {
  const [alice, bob] = [await device('alice'), await device('bob')];
  const memberIds = ['bob'] as AccountId[];
  const { chatId } = await alice.verbs.create({ memberIds, kind: 'group', key: crypto.randomUUID() });
  const changed = () => alice.verbs.changedMembers({ chatId: chatId!, memberIds });
  await bob.verbs.beginAnew({});
  // Still inside with the keys of before: nothing to say yet.
  expect(await changed()).toEqual({ accountIds: [] });
  await alice.verbs.remove({ chatId: chatId!, accountId: 'bob' as AccountId });
  expect(await changed()).toEqual({ accountIds: ['bob'] });
  await vi.waitFor(
    () => expect(alice.states.at(-1)?.keys['bob' as AccountId]?.trust).toBe('changed'),
    patience,
  );
  await alice.verbs.hushChanged({ chatId: chatId!, memberIds });
  expect(await changed()).toEqual({ accountIds: [] });
  await bob.verbs.beginAnew({});
  expect(await changed()).toEqual({ accountIds: ['bob'] });
  await alice.verbs.acceptKey({ accountId: 'bob' as AccountId });
  expect(await changed()).toEqual({ accountIds: [] });
});

it('a device stands apart once another one has begun anew, and asks nobody by itself', async () => {
  const first = await device('alice');
  const second = await device('alice');
  expect(second.keeper.device.standing).toBe('apart');
  await second.verbs.askApproval({});
  expect(second.keeper.device.standing).toBe('waiting');
  await second.verbs.beginAnew({});
  expect(second.keeper.device.standing).toBe('ready');
  await first.verbs.registered({ deviceId: second.keeper.device.deviceId! });
  expect(first.keeper.device.standing).toBe('apart');
  // And the other way round: what the second one had asked for was a certificate of an identity that is gone.
  await first.verbs.beginAnew({});
  await second.verbs.registered({ deviceId: first.keeper.device.deviceId! });
  expect(second.keeper.device.standing).toBe('apart');
  await second.keeper.start();
  expect(second.keeper.device.standing).toBe('apart');
});
