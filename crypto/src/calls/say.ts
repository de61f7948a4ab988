import { frameBytes, fromBase64, sameBytes, toBase64, utf8 } from '../bytes/bytes.ts';
import { signerOf, verifySignature } from '../identity/index.ts';
import { callLabel, readText, type Fields } from './read-text.ts';
import type { CallDevice, CallFault, CallKeys, HeardHello } from './types.ts';

/** What is said, and to whom: one device with the keys of its hello, or everybody who hears it. */
export interface Saying {
  callId: string;
  from: CallDevice;
  to: HeardHello | 'all';
  /** Counts what this device says in this call: 1, 2, 3 … */
  turn: number;
  is: 'say' | 'keys';
  body: unknown;
}

/** Signs what a device says, so that nobody else can have said it: not in another call, nor to another device, nor again. */
export async function signSaying(keys: CallKeys, saying: Saying): Promise<string> {
  const { is, turn, to } = saying;
  const body = JSON.stringify(saying.body);
  const signature = await signerOf(keys.signing).sign(statementOf({ ...saying, body }));
  const toKey = to === 'all' ? undefined : toBase64(to.signingKey);
  return JSON.stringify({ v: 1, is, turn, ...(toKey && { toKey }), body, signature: toBase64(signature) });
}

/** Takes what somebody has said whose hello is known; `lastTurn` is the last of theirs that was taken. */
export async function hearSaying(
  text: string,
  place: { from: HeardHello; me: CallDevice & { signingKey: Uint8Array }; lastTurn: number },
): Promise<{ is: Saying['is']; turn: number; body: unknown } | { fault: CallFault }> {
  const outside = readText(text);
  if ('fault' in outside) return outside;
  const { fields } = outside;
  const read = readSaying(fields);
  if (!read) return { fault: fields.is === 'say' || fields.is === 'keys' ? 'malformed' : 'unknown' };
  const { from, me, lastTurn } = place;
  const { is, turn, body, toKey, signature } = read;
  if (toKey && !sameBytes(toKey, me.signingKey)) return { fault: 'misplaced' };
  const to = toKey ? me : 'all';
  const statement = statementOf({ callId: from.callId, from, to, turn, is, body });
  if (!(await verifySignature(from.signingKey, statement, signature))) return { fault: 'forged' };
  if (turn <= lastTurn) return { fault: 'replayed' };
  try {
    return { is, turn, body: JSON.parse(body) as unknown };
  } catch {
    return { fault: 'malformed' };
  }
}

type Statement = Omit<Saying, 'to' | 'body'> & {
  to: (CallDevice & { signingKey: Uint8Array }) | 'all';
  body: string;
};

function statementOf({ callId, from, to, turn, is, body }: Statement): Uint8Array {
  const whom = to === 'all' ? ['all'] : [to.accountId, to.deviceId, to.signingKey];
  const named = [callLabel, is, callId, from.accountId, from.deviceId, String(turn)];
  return frameBytes([...named, utf8(body), ...whom]);
}

function readSaying(fields: Fields) {
  const { is, turn, toKey, body, signature } = fields;
  if (is !== 'say' && is !== 'keys') return undefined;
  if (!Number.isSafeInteger(turn) || (turn as number) < 1) return undefined;
  if (typeof body !== 'string' || typeof signature !== 'string') return undefined;
  if (toKey !== undefined && typeof toKey !== 'string') return undefined;
  try {
    return {
      is: is as Saying['is'],
      turn: turn as number,
      body,
      toKey: toKey === undefined ? undefined : fromBase64(toKey),
      signature: fromBase64(signature),
    };
  } catch {
    return undefined;
  }
}
