import { z } from 'zod';
import { visibleText } from '../accounts/types.ts';
import { DeviceId, Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** What kind of thing a device is, as far as it says so. */
export const DeviceKind = z.enum(['phone', 'tablet', 'computer', 'other']);
/** What kind of thing a device is, as far as it says so. */
export type DeviceKind = z.infer<typeof DeviceKind>;

/** How somebody calls a device of theirs. */
export const DeviceName = visibleText(limits.deviceName);

/** How a device was let in at first, beside the password. */
export const DeviceApproval = z.enum(['signUp', 'secondStep', 'passkey', 'device', 'qr', 'waiting']);
/** How a device was let in at first, beside the password. */
export type DeviceApproval = z.infer<typeof DeviceApproval>;

/** A device on which I am signed in. */
export const Device = z.object({
  id: DeviceId,
  /** What I call it, or else its browser and system; empty where nothing is known. */
  name: z.string(),
  kind: DeviceKind,
  createdAt: Moment,
  lastUsedAt: Moment,
  /**
   * Where it was last signed in: `home` for a network of one's own, two letters of a country (ISO 3166-1), or null where
   * that is not known.
   */
  place: z.string().nullable(),
  approvedHow: DeviceApproval.nullable(),
});
/** A device on which I am signed in. */
export type Device = z.infer<typeof Device>;

/** Why a device is signed in no longer: it left by itself, was signed out from elsewhere, was not used, or its secret was used twice. */
export const DeviceEnd = z.enum(['left', 'signedOut', 'idle', 'reused']);
/** Why a device is signed in no longer. */
export type DeviceEnd = z.infer<typeof DeviceEnd>;
