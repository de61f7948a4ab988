import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { newsFor } from './my-news.ts';
import { deleteFriend } from './store.ts';

/** Takes somebody off my friends; they hear nothing. */
export const removeFriend: SignedVerb<'people.removeFriend'> = async ({ house, who }, { accountId }) => {
  const me = who.accountId;
  await house.db.transaction(async (tx) => {
    if (!(await deleteFriend(tx, { accountId: me, otherId: accountId }))) throw refuse('friend_not_found');
    await house.log.appendIn(tx, [newsFor({ to: me, from: me }, 'friend.removed', { accountId })]);
    await house.news.tell(tx, 'friend.changed', { accountId: me, friendId: accountId });
  });
  return {};
};
