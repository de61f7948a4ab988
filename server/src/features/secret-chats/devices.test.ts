import { limits, type AccountId, type DeviceId } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  someDeviceKeys,
  someKeyPackage,
  startTestServer,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { endDeadDevices } from './clean-up.ts';

const clock = movingClock();
let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>({ clock });
});
afterAll(() => server.stop());

let other: TestPerson;
beforeAll(async () => {
  other = await server.person('onlooker');
});

let count = 0;
const somebody = (): Promise<TestPerson> => server.person(`secret${++count}`);
const again = async (person: TestPerson): Promise<TestPerson> =>
  server.as(await server.call('accounts.signIn', { handle: person.handle, password: 'open-wooden-hall' }));
const deviceOf = async (person: TestPerson): Promise<DeviceId> =>
  (await person.call('devices.list', {})).current;
const register = (person: TestPerson, keys = someDeviceKeys()) =>
  person.call('secretChats.registerDevice', keys).then((answer) => ({ ...answer, keys }));
const keysOf = async (asker: TestPerson, ...ids: AccountId[]) =>
  (await asker.call('secretChats.listKeys', { accountIds: ids })).devices;
const claim = (asker: TestPerson, id: AccountId, kind: 'direct' | 'group' = 'direct') =>
  asker.call('secretChats.claim', { accountIds: [id], kind });

describe('the keys of a device', () => {
  it('are its public ones, for everybody to see, and there is nothing else to be had', async () => {
    const owner = await somebody();
    const { keys, deviceId, left } = await register(owner);
    expect(left).toBe(keys.keyPackages.length);
    const { identityKey, signatureKey, certificate } = keys;
    expect(await keysOf(other, owner.id)).toEqual([
      { accountId: owner.id, deviceId, identityKey, signatureKey, certificate },
    ]);
    expect(await owner.call('secretChats.myDevice', {})).toMatchObject({ deviceId, identityKey, left: 5 });
  });

  it('are there once where a registration is repeated, and key packages that were given out do not come back', async () => {
    const owner = await somebody();
    const { keys } = await register(owner);
    await claim(other, owner.id);
    expect((await register(owner, keys)).left).toBe(4);
    expect(await keysOf(other, owner.id)).toHaveLength(1);
  });

  it('are of one identity for all devices of a person, until one begins anew', async () => {
    const owner = await somebody();
    const { keys } = await register(owner);
    const second = await again(owner);
    const refused = expectRefusal(register(second), 'identity_differs');
    expect((await refused).details).toEqual({ identityKey: keys.identityKey });
    await register(second, someDeviceKeys(keys.identityKey));
    expect(await keysOf(owner, owner.id)).toHaveLength(2);
    const fresh = someDeviceKeys();
    await register(second, { ...fresh, replace: true });
    expect((await keysOf(owner, owner.id)).map((one) => one.identityKey)).toEqual([fresh.identityKey]);
    await expectRefusal(
      owner.call('secretChats.addKeyPackages', { keyPackages: [someKeyPackage()] }),
      'no_device_keys',
    );
  });

  it('end when the device is signed out, by itself, from elsewhere, or without anybody telling', async () => {
    const owner = await somebody();
    const { keys } = await register(owner);
    const others = [await again(owner), await again(owner), await again(owner)] as const;
    for (const one of others) await register(one, someDeviceKeys(keys.identityKey));
    await others[0].call('accounts.signOut', {});
    await owner.call('devices.end', { deviceId: await deviceOf(others[1]) });
    const gone = await deviceOf(others[2]);
    await server.house.db.query('delete from sessions where device_id = $1', [gone]);
    expect(await keysOf(owner, owner.id)).toHaveLength(1);
    await runJobNow(server.house, endDeadDevices);
    const { rows } = await server.house.db.query(
      `select d.device_id, k.device_id from secret_devices d full join secret_key_packages k using (account_id, device_id)
       where account_id = $1 and device_id <> $2`,
      [owner.id, await deviceOf(owner)],
    );
    expect(rows).toEqual([]);
  });

  it('are refused where they are no keys', async () => {
    const owner = await somebody();
    const keys = someDeviceKeys();
    await expectRefusal(register(owner, { ...keys, lastResort: 'AAAA' }), 'bad_input');
    await expectRefusal(register(owner, { ...keys, identityKey: 'AAAA' }), 'bad_input');
    await expectRefusal(register(owner, { ...keys, certificate: 'not base64!' }), 'bad_input');
  });
});

describe('key packages', () => {
  it('are given out once each, also to many at once, and then the last resort', async () => {
    const owner = await somebody();
    const { keys } = await register(owner);
    const claimed = await Promise.all(Array.from({ length: 7 }, () => claim(other, owner.id)));
    const given = claimed.flatMap((one) => one.packages.map(({ keyPackage }) => keyPackage));
    expect(given).toHaveLength(7);
    expect(given.filter((one) => one === keys.lastResort)).toHaveLength(2);
    expect(new Set(given)).toEqual(new Set([...keys.keyPackages, keys.lastResort]));
    expect((await owner.call('secretChats.myDevice', {})).left).toBe(0);
  });

  it('cannot be used up by one person: whoever takes very many gets the last resort', async () => {
    const [owner, greedy] = [await somebody(), await somebody()];
    const { keys } = await register(owner, someDeviceKeys(undefined, 25));
    for (let at = 0; at < 22; at++) await claim(greedy, owner.id);
    expect((await owner.call('secretChats.myDevice', {})).left).toBe(5);
    expect((await claim(other, owner.id)).packages[0]?.keyPackage).not.toBe(keys.lastResort);
  });

  it('of whoever has blocked me look as others, and are not used up', async () => {
    const [owner, blocked] = [await somebody(), await somebody()];
    const { keys } = await register(owner);
    await owner.call('people.block', { accountId: blocked.id });
    expect((await claim(blocked, owner.id)).packages).toMatchObject([{ keyPackage: keys.lastResort }]);
    expect((await owner.call('secretChats.myDevice', {})).left).toBe(5);
    await expectRefusal(claim(owner, blocked.id), 'blocked_by_you');
  });

  it('for a group are of those alone who come at once; and it is said who has no keys', async () => {
    const [maker, friend, stranger] = [await somebody(), await somebody(), await somebody()];
    await register(stranger);
    await friend.call('people.addFriend', { accountId: maker.id });
    const { packages, asked, without } = await maker.call('secretChats.claim', {
      accountIds: [friend.id, stranger.id],
      kind: 'group',
    });
    expect({ packages, asked, without }).toEqual({
      packages: [],
      asked: [stranger.id],
      without: [friend.id],
    });
  });

  it('of my other devices are given to me; this one’s are not', async () => {
    const owner = await somebody();
    const { keys } = await register(owner);
    const second = await again(owner);
    await register(second, someDeviceKeys(keys.identityKey));
    const { packages } = await claim(owner, owner.id, 'group');
    expect(packages.map(({ deviceId }) => deviceId)).toEqual([await deviceOf(second)]);
  });

  it('are good for a time', async () => {
    const owner = await somebody();
    await register(owner);
    clock.moveBy({ days: limits.secret.keyPackageDays / 2 });
    await owner.call('accounts.me', {});
    await other.call('accounts.me', {});
    clock.moveBy({ days: limits.secret.keyPackageDays / 2 + 1 });
    await owner.call('accounts.me', {});
    await other.call('accounts.me', {});
    expect((await claim(other, owner.id)).packages).toEqual([]);
    expect((await owner.call('secretChats.myDevice', {})).left).toBe(0);
  });
});

describe('another device of mine', () => {
  it('asks, is let in with a certificate by one that is in, and hears of it', async () => {
    const owner = await somebody();
    const { keys } = await register(owner);
    const second = await again(owner);
    const [first, socket] = [await owner.rawSocket(), await second.rawSocket()];
    const wanted = someDeviceKeys(keys.identityKey);
    const { signatureKey, certificate } = wanted;
    const answer = await second.call('secretChats.askApproval', { signatureKey });
    expect(answer).toEqual({ identityKey: keys.identityKey });
    const deviceId = await deviceOf(second);
    expect((await first.nextEntry('secret.deviceAsked')).body).toEqual({ deviceId, signatureKey });
    const { asking } = await owner.call('secretChats.listAsking', {});
    expect(asking).toMatchObject([{ deviceId, signatureKey, name: expect.any(String) }]);
    // Another key than the one that was looked at is not approved.
    const other = { deviceId, certificate, signatureKey: someDeviceKeys().signatureKey };
    await expectRefusal(owner.call('secretChats.approveDevice', other), 'device_not_found');
    await expectRefusal(
      second.call('secretChats.approveDevice', { deviceId, signatureKey, certificate }),
      'no_device_keys',
    );
    await owner.call('secretChats.approveDevice', { deviceId, signatureKey, certificate });
    const { body } = await socket.nextEntry('secret.deviceApproved');
    expect(body).toEqual({ deviceId, identityKey: keys.identityKey, signatureKey, certificate });
    await register(second, wanted);
    expect((await first.nextEntry('secret.deviceRegistered')).body).toMatchObject({ deviceId });
    await Promise.all([first.close(), socket.close()]);
  });

  it('is not let in', async () => {
    const owner = await somebody();
    await register(owner);
    const second = await again(owner);
    const { signatureKey } = someDeviceKeys();
    await second.call('secretChats.askApproval', { signatureKey });
    const deviceId = await deviceOf(second);
    await owner.call('secretChats.refuseDevice', { deviceId });
    expect((await owner.call('secretChats.listAsking', {})).asking).toEqual([]);
    await expectRefusal(owner.call('secretChats.refuseDevice', { deviceId }), 'device_not_found');
  });

  it('asks in vain where no device has keys', async () => {
    const owner = await somebody();
    const { signatureKey } = someDeviceKeys();
    await expectRefusal(owner.call('secretChats.askApproval', { signatureKey }), 'no_device_keys');
  });
});
