import { randomBytes } from 'node:crypto';
import { someCommit, someDeviceKeys, someKeyPackage, someSealed, someWelcome } from '../sealed-bytes.ts';
import type { Rows } from './row.ts';

const someKey = () => randomBytes(32).toString('base64');

/** Secret rooms. */
export const secretRows: Rows = {
  // With new keys a device is in no room any more.
  'secretChats.registerDevice': { input: () => someDeviceKeys(), last: 1 },
  'secretChats.myDevice': () => ({}),
  'secretChats.addKeyPackages': () => ({ keyPackages: [someKeyPackage()] }),
  'secretChats.listKeys': ({ alice }) => ({ accountIds: [alice.id] }),
  'secretChats.askApproval': { input: () => ({ signatureKey: someKey() }), hears: 'no_device_keys' },
  'secretChats.listAsking': () => ({}),
  'secretChats.approveDevice': {
    input: ({ own }) => ({
      deviceId: own.deviceId as never,
      signatureKey: someKey(),
      certificate: someKey(),
    }),
    hears: 'device_not_found',
  },
  'secretChats.refuseDevice': {
    input: ({ own }) => ({ deviceId: own.deviceId as never }),
    hears: 'device_not_found',
  },
  'secretChats.claim': ({ alice }) => ({ accountIds: [alice.id], kind: 'direct' }),
  'secretChats.create': async ({ alice, fresh }) => {
    const [device] = (await alice.call('secretChats.listKeys', { accountIds: [alice.id] })).devices;
    const groupId = someKey();
    return {
      key: fresh(),
      kind: 'direct',
      groupId,
      memberIds: [alice.id],
      commit: someCommit({ groupId, epoch: 0 }),
      welcomes: [{ welcome: someWelcome(), for: [{ accountId: alice.id, deviceId: device!.deviceId }] }],
    };
  },
  'secretChats.commit': async ({ alice, secretRoom, fresh }) => {
    const { chatId, groupId } = await secretRoom();
    const { epoch } = await alice.call('secretChats.state', { chatId });
    return { chatId, key: fresh(), epoch, commit: someCommit({ groupId, epoch }) };
  },
  'secretChats.send': async ({ alice, secretRoom, fresh }) => {
    const { chatId, groupId } = await secretRoom();
    const { epoch } = await alice.call('secretChats.state', { chatId });
    return { chatId, key: fresh(), counts: true, ...someSealed({ groupId, epoch }) };
  },
  'secretChats.state': async ({ secretRoom }) => ({ chatId: (await secretRoom()).chatId }),
  'secretChats.listWelcomes': () => ({}),
  'secretChats.report': {
    input: async ({ secretRoom }) => ({
      chatId: (await secretRoom()).chatId,
      messages: [{ seq: 1, body: someKey(), opening: someKey() }],
    }),
    hears: 'report_not_genuine',
  },
  'secretChats.joined': async ({ secretRoom }) => ({ chatId: (await secretRoom()).chatId }),
};
