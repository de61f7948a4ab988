import type { FileRef, MyFile } from '@maru/contract';
import type { FileRow } from './store.ts';
import type { UploadRow } from './uploads/upload-store.ts';

/** A file as it travels with a message. */
export const presentFile = (row: FileRow): FileRef => ({
  id: row.file_id,
  kind: row.kind,
  name: row.name,
  type: row.type,
  size: row.size,
  ...row.facts,
  ...(row.state !== 'ready' && { state: row.state }),
  ...(row.expires_at && { expiresAt: row.expires_at.toISOString() }),
});

/** A file of mine that has arrived. */
export const presentMine = (row: FileRow): MyFile => ({
  id: row.file_id,
  state: row.state,
  received: row.arrived_size,
  size: row.arrived_size,
  ...(row.state === 'processing' && { percent: row.percent }),
  file: presentFile(row),
});

/** A file of mine that is on its way. */
export const presentArriving = (row: UploadRow): MyFile => ({
  id: row.file_id,
  state: row.received < row.size ? 'arriving' : 'looking',
  received: row.received,
  size: row.size,
});
