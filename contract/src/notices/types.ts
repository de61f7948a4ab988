import { z } from 'zod';
import { visibleText } from '../accounts/index.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** The words of a notice. */
export const NoticeText = visibleText(limits.notices.text);

/** A notice as a member sees it. The newest one of a chat stands at its top, unless it was taken down. */
export const Notice = z.object({
  id: z.uuid(),
  chatId: ChatId,
  /** The message that is its card. */
  seq: Seq,
  text: z.string(),
  /** The message it was made from. */
  fromSeq: Seq.optional(),
  madeBy: AccountId,
  madeAt: Moment,
  editedBy: AccountId.nullable(),
  editedAt: Moment.nullable(),
  /** Who took it down, and when. */
  downBy: AccountId.nullable(),
  downAt: Moment.nullable(),
  /** Goes up with every change. */
  rev: z.int(),
});
/** A notice as a member sees it. */
export type Notice = z.infer<typeof Notice>;

/** What stands at the top of a chat for me, and who may change it. */
export const NoticeBoard = z.object({
  /** The newest notice; null where there is none, or its card was deleted. It may have been taken down. */
  newest: Notice.nullable(),
  /** I have put this notice away. */
  awayId: z.uuid().nullable(),
  /** Only hosts set notices here. */
  hostsOnly: z.boolean(),
});
/** What stands at the top of a chat for me, and who may change it. */
export type NoticeBoard = z.infer<typeof NoticeBoard>;
