import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { letGoOfOthers } from './arrival/hold-bytes.ts';
import { dropFile, dropUpload } from './discard-file.ts';
import { fileOfArchive } from './file-of-archive.ts';
import { openOwnFile } from './open-file.ts';
import { readOwnFiles, readOwnUploads, readOwnHolds } from './own-store.ts';

registerPersonalData({
  feature: 'files',
  holds: {
    'files.account_id': {
      told: ['file_id', 'kind', 'name', 'type', 'size', 'facts', 'created_at', 'expires_at', 'used'],
      gone: { by: "erase; what is in messages of others' chats stays as long as they do" },
    },
    'file_uses.account_id': {
      told: { by: 'files.account_id' },
      gone: { stays: 'the id, as long as the message stays' },
    },
    'file_uses.author': {
      told: { by: 'files.account_id' },
      gone: { stays: 'the id, as long as the message stays' },
    },
    'stored_bytes.account_id': {
      told: { by: 'files.account_id' },
      gone: { by: 'erase, with the files' },
    },
    'uploads.account_id': {
      told: ['name', 'size', 'received', 'created_at'],
      gone: { by: 'erase, with what has arrived of them' },
    },
    'upload_parts.account_id': { told: { by: 'uploads.account_id' }, gone: 'row' },
  },
  async *files(house, accountId) {
    for (const file of await readOwnFiles(house.db, accountId)) {
      const found = await openOwnFile(house, accountId, file.file_id);
      if (found)
        yield {
          path: fileOfArchive(file),
          compress: file.kind === 'file',
          stream: () => found.stream(),
        };
    }
  },
  async erase(house, accountId) {
    for (const fileId of await readOwnUploads(house.db, accountId))
      await dropUpload(house, { accountId, fileId });
    for (const { file_id: fileId } of await readOwnFiles(house.db, accountId))
      await dropFile(house, { accountId, fileId });
    for (const fileId of await readOwnHolds(house.db, accountId))
      await letGoOfOthers(house, { accountId, fileId }, new Set());
  },
});
