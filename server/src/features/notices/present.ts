import type { Notice } from '@maru/contract';
import type { NoticeRow } from './store.ts';

/** A notice as members see it. */
export const presentNotice = (row: NoticeRow): Notice => ({
  id: row.notice_id,
  chatId: row.chat_id,
  seq: row.seq,
  text: row.text,
  ...(row.from_seq !== null && { fromSeq: row.from_seq }),
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  editedBy: row.edited_by,
  editedAt: row.edited_at?.toISOString() ?? null,
  downBy: row.down_by,
  downAt: row.down_at?.toISOString() ?? null,
  rev: row.rev,
});
