import type { SignedVerb } from '../../platform/house.ts';
import { tidyFolders } from './rules.ts';
import { readFolders, readMyChats } from './store.ts';

/** My folders, without chats I have left since they were saved. */
export const listFolders: SignedVerb<'folders.list'> = async ({ house, who }) => {
  const saved = await readFolders(house.db, who.accountId);
  const ids = saved.flatMap((folder) => folder.chatIds);
  return { folders: tidyFolders(saved, await readMyChats(house.db, who.accountId, ids)) };
};
