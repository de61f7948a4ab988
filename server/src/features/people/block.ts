import type { Person } from '@maru/contract';
import type { SignedVerb } from '../../platform/house.ts';
import type { NewEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { newsFor } from './my-news.ts';
import { whyNotAgainst } from './rules.ts';
import { answerRequest, deleteBlock, deleteFriend, saveBlock } from './store.ts';

/**
 * Blocks somebody: takes them off my friends, answers their request, and tells nobody but my own devices. With another
 * level than before, it changes that.
 */
export const block: SignedVerb<'people.block'> = async ({ house, who }, { accountId, level }) => {
  const me = who.accountId;
  const person = (await findPersons(house.db, [accountId], { reader: me })).get(accountId);
  const why = whyNotAgainst(me, person);
  if (why) throw refuse(why);
  const pair = { accountId: me, otherId: accountId };
  await house.db.transaction(async (tx) => {
    if (!(await saveBlock(tx, pair, { level, at: house.clock.now() }))) return;
    const blocked = { ...(person as Person), level };
    const news: NewEntry[] = [newsFor({ to: me, from: me }, 'person.blocked', { person: blocked })];
    const removed = await deleteFriend(tx, pair);
    if (removed) news.push(newsFor({ to: me, from: me }, 'friend.removed', { accountId }));
    await answerRequest(tx, pair);
    await house.log.appendIn(tx, news);
    tx.onCommit(() => {
      house.bus.publish('block.changed', pair);
      if (removed) house.bus.publish('friend.removed', { accountId: me, friendId: accountId });
    });
  });
  return {};
};

/** Ends a block. They are not added again, and what was written meanwhile stays away. */
export const unblock: SignedVerb<'people.unblock'> = async ({ house, who }, { accountId }) => {
  const me = who.accountId;
  if (!(await findPersons(house.db, [accountId], { reader: me })).has(accountId))
    throw refuse('person_not_found');
  const pair = { accountId: me, otherId: accountId };
  await house.db.transaction(async (tx) => {
    if (!(await deleteBlock(tx, pair))) return;
    await house.log.appendIn(tx, [newsFor({ to: me, from: me }, 'person.unblocked', { accountId })]);
    tx.onCommit(() => house.bus.publish('block.changed', pair));
  });
  return {};
};
