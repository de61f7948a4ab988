import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { tellFacesChanged } from './faces-news.ts';
import { tellMyDevices } from './list-profiles.ts';
import { whyNotReaders } from './rules.ts';
import { chooseForChats, chooseForReaders, hasProfile, noteFaces, readMyChats } from './store.ts';

/** Chooses which of my profiles these people, and everybody in these chats, see. */
export const chooseProfile: SignedVerb<'profiles.choose'> = async (
  { house, who },
  { slot, readers, chats },
) => {
  const me = who.accountId;
  const why = whyNotReaders(me, readers, await findPersons(house.db, readers, { reader: me }));
  if (why) throw refuse(why);
  const mine = await readMyChats(house.db, me, chats);
  if (chats.some((id) => !mine.has(id))) throw refuse('chat_not_found');
  return house.db.transaction(async (tx) => {
    if (slot !== null && !(await hasProfile(tx, me, slot))) throw refuse('profile_not_found');
    await chooseForReaders(tx, me, { ids: readers, slot });
    await chooseForChats(tx, me, { ids: chats, slot });
    await noteFaces(tx, me);
    await tellFacesChanged(house, tx, { accountId: me, readers, chats });
    return { profiles: await tellMyDevices(house, tx, me) };
  });
};
