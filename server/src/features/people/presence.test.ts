import type { Presence } from '@maru/contract';
import { patience, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { House } from '../../platform/house.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
});
afterAll(() => server.stop());

const presenceOf = async (watcher: TestPerson, watched: TestPerson): Promise<Presence> =>
  (await watcher.call('people.watchPresence', { accountIds: [watched.id] })).presences[0]!;

test('only those whom somebody has added see whether they are here', async () => {
  const carol = await server.person('Carol');
  const line = await carol.rawSocket();
  expect(await presenceOf(carol, carol)).toMatchObject({ online: true });
  await alice.call('people.addFriend', { handle: carol.handle });
  expect(await presenceOf(alice, carol)).toEqual({ accountId: carol.id, online: null, lastSeenAt: null });
  await carol.call('people.addFriend', { handle: alice.handle });
  expect(await presenceOf(alice, carol)).toMatchObject({ online: true });
  await carol.call('accounts.updateSettings', { seesOnline: 'nobody' });
  expect((await presenceOf(alice, carol)).online).toBeNull();
  await carol.call('accounts.updateSettings', { seesOnline: 'friends' });
  await carol.call('people.block', { accountId: alice.id });
  expect((await presenceOf(alice, carol)).online).toBeNull();
  await line.close();
});

/** They were last seen when they left, and that was told no sooner than five seconds after it. */
const expectGoneSince = ({ lastSeenAt }: Presence, left: number): void => {
  const seen = Date.parse(lastSeenAt!);
  expect(seen).toBeGreaterThanOrEqual(left);
  expect(Date.now() - seen).toBeGreaterThanOrEqual(4_900);
};

test('coming is told at once, going after five seconds, a reload not at all', async () => {
  await bob.call('people.addFriend', { handle: alice.handle });
  const watching = await alice.rawSocket();
  const { presences } = await watching.call('people.watchPresence', { accountIds: [bob.id] });
  expect(presences).toEqual([{ accountId: bob.id, online: false, lastSeenAt: null }]);

  const first = await bob.rawSocket();
  expect((await watching.nextSignal('presence')).body).toMatchObject({ accountId: bob.id, online: true });
  await first.close();
  const second = await bob.rawSocket();
  await new Promise((done) => setTimeout(done, 600));
  expect(watching.signals).toHaveLength(1);

  const left = Date.now();
  await second.close();
  const gone = (await watching.nextSignal('presence')).body as Presence;
  expect(watching.signals).toHaveLength(2);
  expect(gone.online).toBe(false);
  expectGoneSince(gone, left);
});

test('a list that is replaced is no longer watched, and other devices hear nothing', async () => {
  const dave = await server.person('Dave');
  await dave.call('people.addFriend', { handle: alice.handle });
  const [watching, idle] = [await alice.rawSocket(), await alice.rawSocket()];
  await watching.call('people.watchPresence', { accountIds: [dave.id] });
  await watching.call('people.watchPresence', { accountIds: [bob.id] });
  await dave.rawSocket();
  await new Promise((done) => setTimeout(done, 600));
  const aboutDave = [...watching.signals, ...idle.signals].filter((signal) => signal.from === dave.id);
  expect(aboutDave).toEqual([]);
});

test('who was at a process that was killed counts as here last when they last did something', async () => {
  const { db } = server.house;
  const fay = await server.person('Fay');
  await fay.call('people.addFriend', { handle: alice.handle });
  const hereSince = async () =>
    (
      await db.query<{ here_since: Date | null }>('select here_since from accounts where account_id = $1', [
        fay.id,
      ])
    ).rows[0]?.here_since;
  expect(await hereSince()).toBeNull();
  const line = await fay.rawSocket();
  await vi.waitFor(async () => expect(await hereSince()).toBeInstanceOf(Date), patience);
  // Nothing of it is told while they are here, also not to whom they hide that.
  expect(await presenceOf(alice, fay)).toMatchObject({ online: true, lastSeenAt: null });
  await fay.call('accounts.updateSettings', { seesOnline: 'nobody', seesLastSeen: 'friends' });
  expect(await presenceOf(alice, fay)).toMatchObject({ online: null, lastSeenAt: null });
  await line.close();

  // As a process leaves it that was killed while Gus was there.
  const gus = await server.person('Gus');
  await gus.call('people.addFriend', { handle: alice.handle });
  await db.query(`update accounts set here_since = now() - interval '2 hours' where account_id = $1`, [
    gus.id,
  ]);
  await db.query(`update devices set last_used_at = now() - interval '1 hour' where account_id = $1`, [
    gus.id,
  ]);
  const { online, lastSeenAt } = await presenceOf(alice, gus);
  expect(online).toBe(false);
  expect(Math.abs(Date.now() - 3_600_000 - Date.parse(lastSeenAt!))).toBeLessThan(60_000);
});
