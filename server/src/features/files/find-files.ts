import type { AccountId, ChatId, FileId, FileRef } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { readOwners } from './store.ts';
import { readUsesOf } from './uses-store.ts';

/** What is known by now of files that some line of a chat holds; those that have gone are left out. */
export const findChatFiles = async (
  db: Queryable,
  chatId: ChatId,
  fileIds: readonly FileId[],
): Promise<Map<FileId, FileRef>> =>
  fileIds.length === 0
    ? new Map()
    : new Map((await readUsesOf(db, chatId, fileIds)).map((ref) => [ref.id, ref]));

/** Whose these files are. */
export const ownersOf = (db: Queryable, fileIds: readonly FileId[]): Promise<Map<FileId, AccountId>> =>
  readOwners(db, fileIds);
