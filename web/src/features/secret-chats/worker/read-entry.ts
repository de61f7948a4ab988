import type { RoomEntry } from '@maru/crypto/room';
import { readBytes } from './base64.ts';
import type { RawEntry } from './kept-line.ts';

interface SealedBody {
  device?: unknown;
  message?: unknown;
  tag?: unknown;
}

type Body = Record<string, unknown> & { sealed?: SealedBody };

/** An entry as the keys of the room see it. All of it is the host's word, so nothing in it is believed to be there. */
export const readEntry = ({ seq, kind, author, key, at: moment, body: given }: RawEntry): RoomEntry => {
  const body = (given ?? {}) as Body;
  const at = Date.parse(moment);
  const placed = { seq, at };
  const { sealed } = body;
  if ((kind === 'message.sent' || kind === 'secret.said') && sealed) {
    return {
      ...placed,
      type: 'said',
      key,
      counts: kind === 'message.sent',
      accountId: author,
      deviceId: String(sealed.device),
      message: readBytes(sealed.message),
      tag: readBytes(sealed.tag),
    };
  }
  switch (kind) {
    case 'secret.committed':
      return {
        ...placed,
        type: 'commit',
        key,
        accountId: author,
        deviceId: String(body['device']),
        commit: readBytes(body['commit']),
      };
    case 'secret.deviceGone':
    case 'secret.deviceWaiting':
      return {
        ...placed,
        type: kind === 'secret.deviceGone' ? 'device_gone' : 'device_waiting',
        accountId: String(body['accountId']),
        deviceId: String(body['deviceId']),
      };
    case 'member.left':
      return { ...placed, type: 'member_left', accountId: String(body['accountId']) };
    case 'message.deleted':
      return { ...placed, type: 'deleted', target: Number(body['seq']) };
    default:
      return { ...placed, type: 'other' };
  }
};
