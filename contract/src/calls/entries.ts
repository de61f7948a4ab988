import { z } from 'zod';
import { Person } from '../accounts/types.ts';
import { AccountId, ChatId } from '../wire/ids.ts';
import { CallDevice, CallEnd, CallId, HistoryCall, LiveCall } from './types.ts';

/**
 * Entries of `account:<me>` about my calls. In the chat a call is a message that holds `call`: it is sent when the call
 * begins, and filled (`message.filled`) when it has ended.
 */
export const callEntries = {
  /** How one of my calls went; the newest of one id counts. */
  'call.listed': z.object({ call: HistoryCall }),
  /** I have seen which calls I missed. */
  'call.seen': z.object({}),
  /** Out of my list; null: all of them. */
  'call.forgotten': z.object({ callIds: z.array(CallId).nullable() }),
} as const;

const OneCall = { chatId: ChatId, callId: CallId };

/** Signals about calls. Those on `account:<me>` go to all my devices, or to the one they are for. */
export const callSignals = {
  /** On `chat:<id>`, to the members who are here: how a call of the chat stands now. With `ended` it is over. */
  'call.changed': z.object({ call: LiveCall }),
  /** On `account:<me>`: I am being called. */
  'call.ringing': z.object({ call: LiveCall, from: Person, title: z.string().nullable() }),
  /** On `account:<me>`: do not ring any longer. */
  'call.stopped': z.object({
    ...OneCall,
    why: z.enum(['answeredElsewhere', 'declinedElsewhere', ...CallEnd.options]),
  }),
  /** On `account:<me>`, to one device: what another device in the call says to it. The host cannot read it. */
  'call.signal': z.object({ ...OneCall, from: CallDevice, body: z.string() }),
  /** On `account:<me>`, to one device: another device of mine is in the call in its place. */
  'call.taken': z.object({ ...OneCall, by: z.string() }),
  /** On `account:<me>`, to those in the call. */
  'call.reacted': z.object({ ...OneCall, from: AccountId, emoji: z.string() }),
  /** On `account:<me>`, to one device: a host has taken me out of the call. */
  'call.removed': z.object(OneCall),
  /** On `account:<me>`, to one device: a host has muted me. I may speak again. */
  'call.muted': z.object({ ...OneCall, by: AccountId }),
} as const;
