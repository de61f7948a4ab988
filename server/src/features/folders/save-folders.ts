import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { tidyFolders, whyNotSave } from './rules.ts';
import { readMyChats, writeFolders } from './store.ts';

/** Replaces my folders and tells my devices. */
export const saveFolders: SignedVerb<'folders.save'> = async ({ house, who }, { folders: asked }) => {
  const why = whyNotSave(asked);
  if (why) throw refuse(why);
  const me = who.accountId;
  const mine = await readMyChats(
    house.db,
    me,
    asked.flatMap((folder) => folder.chatIds),
  );
  const folders = tidyFolders(asked, mine);
  await house.db.transaction(async (tx) => {
    await writeFolders(tx, me, folders);
    await house.log.appendIn(tx, [
      { log: accountLog(me), author: me, key: v7(), kind: 'folders.changed', body: { folders } },
    ]);
  });
  return { folders };
};
