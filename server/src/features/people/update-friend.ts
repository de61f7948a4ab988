import type { Person } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { newsFor } from './my-news.ts';
import { presentFriend } from './present.ts';
import { changeFriend } from './store.ts';

/** Changes what I keep about a friend; only my own devices hear of it. */
export const updateFriend: SignedVerb<'people.updateFriend'> = async (
  { house, who },
  { accountId, ...change },
) => {
  const me = who.accountId;
  // An empty name is no name.
  const ownName = change.ownName === '' ? null : change.ownName;
  return house.db.transaction(async (tx) => {
    const row = await changeFriend(tx, { accountId: me, otherId: accountId }, { ...change, ownName });
    if (!row) throw refuse('friend_not_found');
    const person = presentFriend(
      (await findPersons(tx, [accountId], { reader: me })).get(accountId) as Person,
      row,
    );
    await house.log.appendIn(tx, [newsFor({ to: me, from: me }, 'friend.saved', { person })]);
    return { person };
  });
};
