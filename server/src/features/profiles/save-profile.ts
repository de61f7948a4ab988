import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { tellFacesChanged } from './faces-news.ts';
import { tellMyDevices } from './list-profiles.ts';
import { deleteProfile, noteFaces, readChoices, readOwnPictures, saveProfileRow } from './store.ts';

/** For whom and where a profile is chosen. */
const shownTo = async (tx: Tx, me: AccountId, slot: number) => {
  const { readers, chats } = await readChoices(tx, me);
  return {
    accountId: me,
    readers: readers.filter((one) => one.slot === slot).map(({ id }) => id),
    chats: chats.filter((one) => one.slot === slot).map(({ id }) => id),
  };
};

const requirePictures = async (
  house: House,
  me: AccountId,
  asked: readonly (string | null)[],
): Promise<void> => {
  const ids = asked.filter((id) => id !== null);
  const own = await readOwnPictures(house.db, me, ids as never);
  if (ids.some((id) => !own.has(id as never))) throw refuse('picture_not_found');
};

/** Makes or changes one of my more profiles, and tells those who see it. */
export const saveProfile: SignedVerb<'profiles.save'> = async ({ house, who }, input) => {
  const me = who.accountId;
  await requirePictures(house, me, [input.photo, input.cover]);
  return house.db.transaction(async (tx) => {
    await saveProfileRow(tx, me, input);
    await tellFacesChanged(house, tx, await shownTo(tx, me, input.slot));
    return { profiles: await tellMyDevices(house, tx, me) };
  });
};

/** Takes a profile away: those who saw it see the base profile again. */
export const removeProfile: SignedVerb<'profiles.remove'> = async ({ house, who }, { slot }) => {
  const me = who.accountId;
  return house.db.transaction(async (tx) => {
    const seen = await shownTo(tx, me, slot);
    await deleteProfile(tx, me, slot);
    await noteFaces(tx, me);
    await tellFacesChanged(house, tx, seen);
    return { profiles: await tellMyDevices(house, tx, me) };
  });
};
