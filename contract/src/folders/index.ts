import { z } from 'zod';
import { ChatId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';

/** A folder of chats, made by me for the chips above my list. */
export const Folder = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(limits.folders.name),
  chatIds: z.array(ChatId).max(limits.folders.chats),
});
/** A folder of chats, made by me for the chips above my list. */
export type Folder = z.infer<typeof Folder>;

/** My folders, in my order. */
export const listFolders = method('folders.list', {
  summary: 'My folders.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ folders: z.array(Folder) }),
});

/** Replaces my folders with this list, in this order. Chats I am not in are left out. */
export const saveFolders = method('folders.save', {
  summary: 'Replace my folders.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ folders: z.array(Folder) }),
  output: z.object({ folders: z.array(Folder) }),
  refusals: ['too_many_folders'],
});

/** The methods of this feature. */
export const folderMethods = [listFolders, saveFolders] as const;

/** Entries of `account:<me>` about folders. */
export const folderEntries = { 'folders.changed': z.object({ folders: z.array(Folder) }) } as const;
