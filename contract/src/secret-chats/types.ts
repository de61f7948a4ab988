import { z } from 'zod';
import { Bytes, BytesOf } from '../wire/bytes.ts';
import { AccountId, ChatId, DeviceId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

const { secret } = limits;

/** A public key of Ed25519, in base64. */
export const PublicKey = BytesOf(32);

/** What a device signs its messages as: who it belongs to, and until when, signed by the identity key. */
export const DeviceCertificate = Bytes({ max: secret.certificateBytes });

/** A key package of MLS (RFC 9420, 10): with it, one device can be added to one room. */
export const KeyPackage = Bytes({ max: secret.keyPackageBytes });

/** A device of somebody. */
export const DeviceOf = z.strictObject({ accountId: AccountId, deviceId: DeviceId });
/** A device of somebody. */
export type DeviceOf = z.infer<typeof DeviceOf>;

/** The public keys of a device that can be in secret rooms. There is nothing else to be had of them. */
export const DeviceKeys = z.object({
  accountId: AccountId,
  deviceId: DeviceId,
  /** The same for all devices of a person, until they begin anew. */
  identityKey: PublicKey,
  /** Of this device alone. */
  signatureKey: PublicKey,
  certificate: DeviceCertificate,
});
/** The public keys of a device that can be in secret rooms. */
export type DeviceKeys = z.infer<typeof DeviceKeys>;

/** A device of mine that asks another one of mine for its certificate. */
export const AskingDevice = z.object({
  deviceId: DeviceId,
  /** What I call the device, or else its browser and system. */
  name: z.string(),
  signatureKey: PublicKey,
  at: Moment,
});
/** A device of mine that asks another one of mine for its certificate. */
export type AskingDevice = z.infer<typeof AskingDevice>;

/**
 * What was said in a secret room, as the host has it: bytes that only members can open. `tag` is the host's own mark: with
 * it, and with what a member reveals, the host can tell later that this was sent, by whom, and when.
 */
export const Sealed = z.object({
  /** The device of the author. */
  device: DeviceId,
  /** The epoch of the room in which it was sealed. */
  epoch: z.int(),
  message: Bytes({ max: secret.messageBytes }),
  tag: Bytes({ max: 64 }),
});
/** What was said in a secret room, as the host has it. */
export type Sealed = z.infer<typeof Sealed>;

/** A welcome of MLS, and the devices that it is for. */
export const Welcomed = z.strictObject({
  welcome: Bytes({ max: secret.welcomeBytes }),
  for: z.array(DeviceOf).min(1).max(1_000),
});
/** A welcome of MLS, and the devices that it is for. */
export type Welcomed = z.infer<typeof Welcomed>;

/** A room that this device was brought into. */
export const WaitingWelcome = z.object({
  chatId: ChatId,
  kind: z.enum(['direct', 'group']),
  /** The commit that brought it in: what comes after it can be opened. */
  seq: Seq,
  welcome: z.string(),
  /** Who did it. */
  by: AccountId,
  at: Moment,
});
/** A room that this device was brought into. */
export type WaitingWelcome = z.infer<typeof WaitingWelcome>;
