import { DeliveryError, RoomError } from '@maru/crypto/room';
import { findRefusal } from './reach.ts';
import type { Failure } from './worker-calls.ts';

const roomCodes: Record<RoomError['code'], string> = {
  ended: 'not_in_room_yet',
  key_changed: 'identity_differs',
  no_devices: 'person_not_found',
  crowded: 'busy',
  host: 'internal',
};

/** What a screen is to hear of an error: a refusal it can word, or that there is no line just now. */
export const tellFailure = (error: unknown): Failure => {
  const refusal =
    findRefusal(error) ?? (error instanceof DeliveryError ? findRefusal(error.cause) : undefined);
  if (refusal) {
    const { code, message, details } = refusal;
    return { is: 'refusal', code, message, details };
  }
  if (error instanceof DeliveryError) {
    if (error.code === 'offline') return { is: 'lost' };
    return { is: 'refusal', code: error.refusal ?? error.code, message: error.message };
  }
  if (error instanceof RoomError) {
    const { accountIds } = error;
    return { is: 'refusal', code: roomCodes[error.code], message: error.message, details: { accountIds } };
  }
  if (error instanceof Error && error.name === 'LineLostError') return { is: 'lost' };
  if (error instanceof Error && 'code' in error && error.code === 'too_large') {
    return { is: 'refusal', code: 'too_large', message: error.message };
  }
  return { is: 'error', message: error instanceof Error ? error.message : String(error) };
};
