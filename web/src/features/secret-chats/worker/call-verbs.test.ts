import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CallCircle, hearHello, type CallVoucher } from '@maru/crypto/calls';
import { toBytes, toText } from './base64.ts';
import { HostStandIn, openDevice } from './host-stand-in.ts';

type Person = Awaited<ReturnType<typeof openDevice>>;

const callId = 'b4c7ac2e-0a35-4f0b-8c2a-9d6de0ff4d11';
let host: HostStandIn;
let open: Person[];

const person = async (me: string): Promise<Person> => {
  const made = await openDevice(host, me);
  open.push(made);
  return made;
};

const voucherOf = async ({ verbs }: Person): Promise<CallVoucher & { deviceId: string }> => {
  const own = (await verbs.callIdentity({}))!;
  return {
    deviceId: own.deviceId,
    certificate: toBytes(own.certificate),
    signatureKey: toBytes(own.signatureKey),
    async sign({ signingKey, exchangeKey, since }) {
      const keys = { signingKey: toText(signingKey), exchangeKey: toText(exchangeKey), since };
      return toBytes((await verbs.signForCall({ callId, ...keys }))!.signature);
    },
  };
};

beforeEach(() => {
  host = new HostStandIn();
  open = [];
});
afterEach(() => open.forEach(({ keeper }) => keeper.close()));

it('a device vouches for its keys in a call, and its hello holds for others', async () => {
  const alice = await person('alice');
  const voucher = await voucherOf(alice);
  const { deviceId } = voucher;
  const circle = await CallCircle.begin({ accountId: 'alice', deviceId, callId, now: Date.now, voucher });
  const heard = await hearHello(circle.hello, { callId, from: circle.me, now: Date.now() });
  expect(heard).toMatchObject({ hello: { certificate: { accountId: 'alice', deviceId } } });
});

it('the key of somebody is pinned in the first call, known in the next, and told when it is another', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await voucherOf(bob);
  const keyOf = ({ keeper }: Person): string => toText(keeper.opened!.papers.identityKey);
  const judge = (identityKey: string) => alice.verbs.judgeCallKey({ accountId: 'bob' as never, identityKey });
  expect(await judge(keyOf(bob))).toBeNull();
  await alice.verbs.callIdentity({});
  expect(await judge(keyOf(bob))).toBe('first');
  expect(await judge(keyOf(bob))).toBe('same');
  await alice.verbs.verify({ accountId: 'bob' as never, on: true });
  expect(await judge(keyOf(bob))).toBe('verified');
  expect(await judge(keyOf(alice))).toBe('changed');
  expect(await judge(keyOf(bob))).toBe('same');
  expect(await judge('nothing')).toBeNull();
  const look = () => alice.verbs.personKeys({ accountId: 'bob' as never });
  const before = await look();
  await alice.verbs.judgeCallKey({ accountId: 'bob' as never, identityKey: keyOf(alice) });
  expect(await look()).toMatchObject({ trust: 'changed', verifiedAt: null, print: before!.print });
  await alice.verbs.acceptKey({ accountId: 'bob' as never });
  expect((await look())!.trust).toBe('unchecked');
  expect((await look())!.print).not.toEqual(before!.print);
  expect(await alice.verbs.personKeys({ accountId: 'carol' as never })).toBeNull();
  expect(await judge(keyOf(alice))).toBe('same');
});
