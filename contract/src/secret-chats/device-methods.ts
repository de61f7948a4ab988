import { z } from 'zod';
import { AccountId, DeviceId, Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { AskingDevice, DeviceCertificate, DeviceKeys, DeviceOf, KeyPackage, PublicKey } from './types.ts';

const { secret } = limits;

/**
 * Says which keys this device has from now on; whatever it had before goes. An account has one identity key at a time:
 * where its other devices hold another one, this is refused with `identity_differs` and that key in the details. Then
 * either one of them approves this device (`askApproval`), or this one begins anew with `replace`: the others lose their
 * keys, and every room that any of them was in.
 */
export const registerDevice = method('secretChats.registerDevice', {
  summary: 'Say which keys this device has for secret rooms.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({
    identityKey: PublicKey,
    signatureKey: PublicKey,
    certificate: DeviceCertificate,
    keyPackages: z.array(KeyPackage).max(secret.keyPackages),
    /** Given out when no other is left, as often as need be. */
    lastResort: KeyPackage,
    replace: z.boolean().default(false),
  }),
  output: z.object({ deviceId: DeviceId, left: z.int() }),
  refusals: ['identity_differs'],
});

/** How this device stands: `left` one-time key packages; below `limits.secret.refillBelow` it is time for new ones. */
export const myDevice = method('secretChats.myDevice', {
  summary: 'How this device stands with secret rooms.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    deviceId: DeviceId,
    /** The keys of this device, or null where it has none. */
    keys: DeviceKeys.nullable(),
    /** The identity key of my account, or null where no device of mine has keys. */
    identityKey: PublicKey.nullable(),
    left: z.int(),
    /** When the key package that is given out at last is too old. */
    lastResortEndsAt: Moment.nullable(),
  }),
});

/** Puts more key packages there for this device; `lastResort` takes the place of the one before. */
export const addKeyPackages = method('secretChats.addKeyPackages', {
  summary: 'Put more key packages there for this device.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    keyPackages: z.array(KeyPackage).max(secret.keyPackages),
    lastResort: KeyPackage.optional(),
  }),
  output: z.object({ left: z.int() }),
  refusals: ['no_device_keys'],
});

/** The public keys of people’s devices. */
export const listKeys = method('secretChats.listKeys', {
  summary: 'The public keys of people’s devices.',
  caller: 'account',
  about: 'person',
  repeatable: true,
  input: z.strictObject({ accountIds: z.array(AccountId).min(1).max(secret.members) }),
  output: z.object({ devices: z.array(DeviceKeys) }),
});

/** Asks the other devices of my account for a certificate; gives the identity key that it will be signed with. */
export const askApproval = method('secretChats.askApproval', {
  summary: 'Ask my other devices to let this one into secret rooms.',
  caller: 'account',
  about: 'own',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({ signatureKey: PublicKey }),
  output: z.object({ identityKey: PublicKey }),
  refusals: ['no_device_keys'],
});

/** Devices of mine that wait for a certificate. */
export const listAsking = method('secretChats.listAsking', {
  summary: 'Devices of mine that wait to be let into secret rooms.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ asking: z.array(AskingDevice) }),
});

/**
 * Gives a device of mine the certificate that it asked for. It hears of it by `secret.deviceApproved`, and then calls
 * `registerDevice` with it.
 */
export const approveDevice = method('secretChats.approveDevice', {
  summary: 'Let a device of mine into secret rooms.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ deviceId: DeviceId, signatureKey: PublicKey, certificate: DeviceCertificate }),
  output: z.object({}),
  refusals: ['no_device_keys', 'device_not_found'],
});

/** Lets a device of mine not in. */
export const refuseDevice = method('secretChats.refuseDevice', {
  summary: 'Do not let a device of mine into secret rooms.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ deviceId: DeviceId }),
  output: z.object({}),
  refusals: ['device_not_found'],
});

/**
 * Takes one key package of every device of these people (for oneself: of one's other devices). Each is given out once.
 * For a group, those who want to be asked first are in `asked`, and `without` are those who have no device with keys.
 */
export const claim = method('secretChats.claim', {
  summary: 'Take key packages of people to bring them into a secret room.',
  caller: 'account',
  about: 'person',
  rate: 'dear',
  input: z.strictObject({
    accountIds: z.array(AccountId).min(1).max(secret.members),
    /** `direct` for a room of two. */
    kind: z.enum(['direct', 'group']),
    /** Only of these devices. */
    deviceIds: z.array(DeviceId).max(secret.members).optional(),
  }),
  output: z.object({
    packages: z.array(DeviceOf.extend({ keyPackage: KeyPackage })),
    asked: z.array(AccountId),
    without: z.array(AccountId),
  }),
  refusals: ['person_not_found', 'blocked_by_you', 'person_gone'],
});

/** Methods about the keys of devices. */
export const secretDeviceMethods = [
  registerDevice,
  myDevice,
  addKeyPackages,
  listKeys,
  askApproval,
  listAsking,
  approveDevice,
  refuseDevice,
  claim,
] as const;
