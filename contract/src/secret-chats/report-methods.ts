import { z } from 'zod';
import { Bytes, BytesOf } from '../wire/bytes.ts';
import { AccountId, ChatId, DeviceId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';

const { secret } = limits;

/** A message of a secret room as somebody reveals it. */
export const RevealedMessage = z.strictObject({
  seq: Seq,
  /** What stood inside: the bytes that were committed to. */
  body: Bytes({ max: secret.messageBytes }),
  /** What opens the commitment. */
  opening: BytesOf(32),
  /** Where the host has erased the message: what the device has kept of it. */
  sent: z
    .strictObject({ accountId: AccountId, deviceId: DeviceId, at: Moment, tag: Bytes({ max: 64 }) })
    .optional(),
});
/** A message of a secret room as somebody reveals it. */
export type RevealedMessage = z.infer<typeof RevealedMessage>;

/**
 * Reveals messages of a secret room to the operators: these and nothing else. The host finds out whether each was really
 * sent, by whom and when; where one was not, or was changed by a letter, all of it is refused with
 * `report_not_genuine` and its seq in the details.
 */
export const reportSecret = method('secretChats.report', {
  summary: 'Reveal messages of a secret room to the operators.',
  caller: 'account',
  about: 'chat',
  rate: 'dear',
  input: z.strictObject({
    chatId: ChatId,
    messages: z
      .array(RevealedMessage)
      .min(1)
      .max(secret.reported + secret.around),
    reason: z.enum(['spam', 'scam', 'harassment', 'impersonation', 'other']).default('other'),
    note: z.string().max(secret.note).default(''),
  }),
  output: z.object({}),
  refusals: ['chat_not_found', 'not_secret', 'report_not_genuine', 'cannot_be_self'],
});

/** Methods about what is revealed. */
export const secretReportMethods = [reportSecret] as const;
