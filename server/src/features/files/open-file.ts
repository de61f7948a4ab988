import type { AccountId, ChatId, FileId } from '@maru/contract';
import type { OpenBlob } from '../../platform/blobs/index.ts';
import type { House } from '../../platform/house.ts';
import { bytesName } from './arrival/hold-bytes.ts';
import { readFiles } from './store.ts';
import { readVisibleUse } from './uses-store.ts';

/** The download of a file of a chat, where this reader sees a message with it. */
export const openFile = async (
  { db, blobs }: Pick<House, 'db' | 'blobs'>,
  reader: AccountId,
  of: { chatId: ChatId; id: FileId },
): Promise<OpenBlob | undefined> => {
  const found = await readVisibleUse(db, { chatId: of.chatId, reader, fileId: of.id });
  return found && blobs.open(bytesName(found.hash));
};

/** The download of a file of one's own. */
export const openOwnFile = async (
  { db, blobs }: Pick<House, 'db' | 'blobs'>,
  accountId: AccountId,
  fileId: FileId,
): Promise<OpenBlob | undefined> => {
  const [found] = await readFiles(db, accountId, [fileId]);
  return found && blobs.open(bytesName(found.hash));
};
