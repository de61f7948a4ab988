import { fromUtf8, utf8 } from '../bytes/bytes.ts';
import { PayloadError, type Payload } from './payload.ts';

/** The bytes of a payload: what the franking vouches for, and what a report shows. */
export function encodePayload(payload: Payload): Uint8Array {
  return utf8(JSON.stringify(payload));
}

/**
 * Reads the bytes of a payload. Throws a PayloadError: `version` where a newer client wrote it, `shape` where it is
 * none of the known kinds or a part is of the wrong type. Parts it does not know are kept.
 */
export function decodePayload(body: Uint8Array): Payload {
  const value = parse(body);
  if (typeof value.v === 'number' && value.v > 1) {
    throw new PayloadError('version', `this message is of version ${value.v}`);
  }
  if (value.v !== 1 || typeof value.key !== 'string' || !hasShape(value)) {
    throw new PayloadError('shape', 'a payload of an unknown shape');
  }
  return value as unknown as Payload;
}

function parse(body: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(fromUtf8(body));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Said below.
  }
  throw new PayloadError('shape', 'a payload that is no object');
}

function hasShape(value: Record<string, unknown>): boolean {
  switch (value.kind) {
    case 'message':
      return (
        typeof value.text === 'string' &&
        mayBe(value.mentions, Array.isArray) &&
        mayBe(value.vanishAfter, isCount)
      );
    case 'edit':
      return isCount(value.seq) && typeof value.text === 'string' && mayBe(value.mentions, Array.isArray);
    case 'react':
      return isCount(value.seq) && (value.emoji === null || typeof value.emoji === 'string');
    case 'name':
      return typeof value.name === 'string';
    default:
      return false;
  }
}

function mayBe(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
