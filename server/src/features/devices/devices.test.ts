import { closeCodes, type DeviceId } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { accounts } from '../accounts/index.ts';

const clock = movingClock();
let server: TestServer<House>;
let operator: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>({ clock });
  operator = await server.alice();
});
afterAll(() => server.stop());

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0.0.0 Safari/537.36';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';

let count = 0;
const somebody = (): Promise<TestPerson> => server.person(`owner${++count}`);

/** Signs in with a program that says what it is, and perhaps with the name of a browser. */
const signIn = async (handle: string, client = chrome, browser?: string) => {
  const answer = await fetch(`${server.url}/api/accounts.signIn`, {
    method: 'POST',
    body: JSON.stringify({ handle, password: 'open-wooden-hall', ...(browser && { browser }) }),
    headers: { 'user-agent': client },
  });
  const { output } = (await answer.json()) as {
    output: { browser: string } & Parameters<typeof server.as>[0];
  };
  return Object.assign(server.as(output), { browser: output.browser });
};
const mine = async (person: TestPerson) => {
  const { devices, current } = await person.call('devices.list', {});
  return { devices, current, here: devices.find(({ id }) => id === current) };
};
const cleanUp = async () =>
  runJobNow(server.house, accounts.jobs?.find(({ name }) => name === 'accounts.cleanUpSessions') as never);

describe('a device', () => {
  it('is called by its browser and system, is at home here, and tells the others that it has come', async () => {
    const owner = await somebody();
    const socket = await owner.rawSocket();
    const { here, devices } = await mine(await signIn(owner.handle, phone));
    expect(here).toMatchObject({ name: 'Safari · iPhone', kind: 'phone', place: 'home', approvedHow: null });
    expect(devices.map(({ approvedHow }) => approvedHow)).toEqual([null, 'signUp']);
    const { body } = await socket.nextEntry('device.entered');
    expect(body).toEqual({ device: here });
    await socket.close();
  });

  it('is the same one when its browser comes again, with its name, and another one for anybody else', async () => {
    const [owner, other] = [await somebody(), await somebody()];
    const first = await signIn(owner.handle);
    const { current } = await mine(first);
    await first.call('devices.rename', { deviceId: current, name: 'The kitchen' });
    await first.call('accounts.signOut', {});
    const second = await signIn(owner.handle, chrome, first.browser);
    expect((await mine(second)).here).toMatchObject({ id: current, name: 'The kitchen' });
    expect((await mine(await signIn(other.handle, chrome, second.browser))).current).not.toBe(current);
    // The name that a browser brought is used up.
    expect((await mine(await signIn(owner.handle, chrome, first.browser))).current).not.toBe(current);
  });

  it('is not in the list once it has left, and the others hear of it', async () => {
    const owner = await somebody();
    const socket = await owner.rawSocket();
    const tablet = await signIn(owner.handle);
    const { current } = await mine(tablet);
    await tablet.call('accounts.signOut', {});
    expect((await socket.nextEntry('device.ended')).body).toMatchObject({ deviceId: current, why: 'left' });
    expect((await mine(owner)).devices.map(({ id }) => id)).not.toContain(current);
    await socket.close();
  });

  it('is named by its owner, and its name is taken back; the others hear of it', async () => {
    const owner = await somebody();
    const tablet = await signIn(owner.handle);
    const socket = await owner.rawSocket();
    const deviceId = (await mine(tablet)).current;
    expect(await owner.call('devices.rename', { deviceId, name: ' Mum’s tablet ' })).toMatchObject({
      name: 'Mum’s tablet',
    });
    expect((await socket.nextEntry('device.named')).body).toEqual({ deviceId, name: 'Mum’s tablet' });
    expect(await owner.call('devices.rename', { deviceId, name: null })).toMatchObject({
      name: 'Chrome · Linux',
    });
    await expectRefusal(owner.call('devices.rename', { deviceId, name: 'x'.repeat(41) }), 'bad_input');
    await socket.close();
  });
});

describe('signing a device out', () => {
  it('ends it with its sessions and sockets: it is known and trusted no longer', async () => {
    const owner = await somebody();
    const lost = await signIn(owner.handle);
    const [told, socket] = [await owner.rawSocket(), await lost.rawSocket()];
    const deviceId = (await mine(lost)).current;
    await owner.call('devices.end', { deviceId });
    expect(await socket.closed()).toBe(closeCodes.signedOut);
    await expectRefusal(lost.call('accounts.me', {}), 'not_signed_in');
    expect((await told.nextEntry('device.ended')).body).toMatchObject({ deviceId, why: 'signedOut' });
    await expectRefusal(owner.call('devices.end', { deviceId }), 'device_not_found');
    expect((await mine(await signIn(owner.handle, chrome, lost.browser))).current).not.toBe(deviceId);
    await told.close();
  });

  it('is done for all others at once', async () => {
    const owner = await somebody();
    const others = [await signIn(owner.handle), await signIn(owner.handle), await signIn(owner.handle)];
    const sockets = await Promise.all(others.map((one) => one.rawSocket()));
    expect(await owner.call('devices.endOthers', {})).toEqual({ ended: 3 });
    expect(await Promise.all(sockets.map((one) => one.closed()))).toEqual([4001, 4001, 4001]);
    expect((await mine(owner)).devices).toHaveLength(1);
    expect(await owner.call('devices.endOthers', {})).toEqual({ ended: 0 });
  });
});

describe('a device that nobody uses', () => {
  it('is refused after the days that the host allows, and ended by the job; one in use stays', async () => {
    const owner = await somebody();
    const idle = await signIn(owner.handle);
    const socket = await owner.rawSocket();
    const deviceId = (await mine(idle)).current;
    clock.moveBy({ days: 60 });
    await owner.call('accounts.me', {});
    clock.moveBy({ days: 31 });
    await owner.call('accounts.me', {});
    await expectRefusal(idle.call('accounts.me', {}), 'not_signed_in');
    await cleanUp();
    expect((await socket.nextEntry('device.ended')).body).toMatchObject({ deviceId, why: 'idle' });
    expect((await mine(owner)).devices.map(({ id }) => id)).not.toContain(deviceId);
    clock.moveBy({ days: 31 });
    await owner.call('accounts.me', {});
    await cleanUp();
    const left = await server.house.db.query('select 1 from devices where device_id = $1', [deviceId]);
    expect(left.rowCount).toBe(0);
    await socket.close();
  });

  it('ends on the day on which it is as old as the operator allows, however much it is used, with its sockets', async () => {
    const keeper = await signIn(operator.handle);
    await keeper.call('proof.give', { way: 'password', password: testPassword });
    await keeper.call('desk.changeSettings', { sessionDays: 30 });
    const owner = await somebody();
    const line = await owner.rawSocket();
    for (let days = 0; days < 29; days++) {
      clock.moveBy({ days: 1 });
      await owner.call('accounts.me', {});
    }
    clock.moveBy({ days: 1, minutes: 1 });
    await expectRefusal(owner.call('accounts.me', {}), 'not_signed_in');
    await runJobNow(
      server.house,
      accounts.jobs?.find(({ name }) => name === 'accounts.endOldSessions') as never,
    );
    expect(await line.closed()).toBe(4001);
    const again = await signIn(operator.handle);
    await again.call('proof.give', { way: 'password', password: testPassword });
    await again.call('desk.changeSettings', { sessionDays: null });
  });

  it('lives as long as the operator says', async () => {
    // The first sign-in of the operator has been idle for too long by now.
    const keeper = await signIn(operator.handle);
    await keeper.call('proof.give', { way: 'password', password: testPassword });
    await keeper.call('desk.changeSettings', { idleDays: 2 });
    const owner = await somebody();
    expect((await owner.call('devices.list', {})).idleDays).toBe(2);
    clock.moveBy({ days: 3 });
    await expectRefusal(owner.call('accounts.me', {}), 'not_signed_in');
  });
});

describe('devices', () => {
  it('are nobody else’s business', async () => {
    const [owner, other] = [await somebody(), await somebody()];
    const { current } = await mine(owner);
    await expectRefusal(other.call('devices.end', { deviceId: current }), 'device_not_found');
    await expectRefusal(
      other.call('devices.rename', { deviceId: current, name: 'Mine' }),
      'device_not_found',
    );
    expect((await mine(other)).devices.map(({ id }) => id)).not.toContain(current);
    expect(await other.call('devices.endOthers', {})).toEqual({ ended: 0 });
    expect((await mine(owner)).here).toBeDefined();
    const nobody = server;
    await expectRefusal(nobody.call('devices.list', {}), 'not_signed_in');
    await expectRefusal(nobody.call('devices.rename', { deviceId: current, name: null }), 'not_signed_in');
    await expectRefusal(nobody.call('devices.end', { deviceId: current }), 'not_signed_in');
    await expectRefusal(nobody.call('devices.endOthers', {}), 'not_signed_in');
  });

  it('of a guest are seen, and neither named nor ended from elsewhere', async () => {
    const owner = await somebody();
    const { chat } = await owner.call('chats.create', { memberIds: [], name: 'Trip' });
    const code = (await owner.call('invites.set', { chatId: chat.id, on: true })).code as string;
    const guest = server.as((await server.call('invites.joinAsGuest', { code, name: 'Guest' })) as never);
    const { current } = await mine(guest);
    const deviceId = current as DeviceId;
    await expectRefusal(guest.call('devices.rename', { deviceId, name: null }), 'not_for_guests');
    await expectRefusal(guest.call('devices.end', { deviceId }), 'not_for_guests');
    await expectRefusal(guest.call('devices.endOthers', {}), 'not_for_guests');
  });
});
