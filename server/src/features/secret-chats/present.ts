import type { DeviceKeys } from '@maru/contract';
import type { SecretDeviceRow } from './device-store.ts';

/** Bytes as they go over the wire. */
export const toBase64 = (bytes: Buffer): string => bytes.toString('base64');

/** Bytes as they came over the wire. */
export const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** The public keys of a device. */
export const presentKeys = (row: SecretDeviceRow): DeviceKeys => ({
  accountId: row.account_id,
  deviceId: row.device_id,
  identityKey: toBase64(row.identity_key),
  signatureKey: toBase64(row.signature_key),
  certificate: toBase64(row.certificate),
});
