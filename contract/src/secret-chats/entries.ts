import { z } from 'zod';
import { DeviceId } from '../wire/ids.ts';
import { DeviceCertificate, PublicKey } from './types.ts';

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
} as const;
