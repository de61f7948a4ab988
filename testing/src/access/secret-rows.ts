import { randomBytes } from 'node:crypto';
import type { InputOf } from '@maru/contract';
import type { Rows } from './row.ts';

/** Random bytes that look like a key package of MLS, suite 1, as far as a host looks. */
export const someKeyPackage = (): string =>
  Buffer.concat([Buffer.from([0, 1, 0, 5, 0, 1, 0, 1]), randomBytes(250)]).toString('base64');

/** Keys of a device; with an identity, of another device of the same person. */
export const someDeviceKeys = (
  identityKey = randomBytes(32).toString('base64'),
  packages = 5,
): InputOf<'secretChats.registerDevice'> => ({
  identityKey,
  signatureKey: randomBytes(32).toString('base64'),
  certificate: randomBytes(160).toString('base64'),
  keyPackages: Array.from({ length: packages }, someKeyPackage),
  lastResort: someKeyPackage(),
});

const someKey = () => randomBytes(32).toString('base64');

/** Secret rooms. */
export const secretRows: Rows = {
  'secretChats.registerDevice': () => ({ ...someDeviceKeys(), replace: true }),
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
};
