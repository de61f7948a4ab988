import { z } from 'zod';
import { Bytes } from '../wire/bytes.ts';
import { AccountId, ChatId, DeviceId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { DeviceCertificate, DeviceOf, PublicKey, Sealed } from './types.ts';

/** Entries of `chat:<id>` that only secret rooms have. */
export const secretEntries = {
  /** The keys of the room have changed. It was in `epoch`, and is in the next one. */
  'secret.committed': z.object({
    device: DeviceId,
    epoch: z.int(),
    commit: Bytes({ max: limits.secret.commitBytes }),
    /** What the author said of it; the commit itself is what counts. */
    added: z.array(DeviceOf),
    removed: z.array(DeviceOf),
  }),
  /** Something that is no line of its own: a reaction, an edit. Nothing is left of it where it was erased. */
  'secret.said': z.object({ sealed: Sealed.optional() }),
  /** A device that was in the room is signed out: it is to be removed before anything else is said. */
  'secret.deviceGone': DeviceOf,
  /** Another device of a member could be taken in. */
  'secret.deviceWaiting': DeviceOf,
} as const;

/** Entries of `account:<me>` about secret rooms. */
export const accountSecretEntries = {
  /** A device of mine asks for a certificate. */
  'secret.deviceAsked': z.object({ deviceId: DeviceId, signatureKey: PublicKey }),
  'secret.deviceApproved': z.object({
    deviceId: DeviceId,
    identityKey: PublicKey,
    signatureKey: PublicKey,
    certificate: DeviceCertificate,
  }),
  'secret.deviceRefused': z.object({ deviceId: DeviceId }),
  /** A device of mine has keys from now on. */
  'secret.deviceRegistered': z.object({ deviceId: DeviceId, identityKey: PublicKey }),
  /** Devices of mine were brought into a room; see `secretChats.listWelcomes`. */
  'secret.welcomed': z.object({ chatId: ChatId, deviceIds: z.array(DeviceId), by: AccountId }),
} as const;
