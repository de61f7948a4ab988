import type { Archive } from '@maru/contract';
import type { ArchiveRow } from './store.ts';

/** How long the file of an archive is kept, in ms. */
export const keptMs = 7 * 86_400_000;

/** An archive as its owner sees it. */
export const presentArchive = (row: ArchiveRow): Archive => ({
  id: row.archive_id,
  kind: row.kind,
  chatId: row.chat_id,
  state: row.state,
  done: row.done,
  total: row.total,
  bytes: row.bytes === null ? null : Number(row.bytes),
  chatIds: row.chat_ids,
  createdAt: row.created_at.toISOString(),
  expiresAt:
    row.kind !== 'import' && row.state === 'ready'
      ? new Date(row.created_at.getTime() + keptMs).toISOString()
      : null,
});
