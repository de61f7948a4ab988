import type { Person } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import type { NewEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { newsFor } from './my-news.ts';
import { whyNotAgainst } from './rules.ts';
import {
  answerRequest,
  deleteBlock,
  deleteFriend,
  readFriend,
  saveBlock,
  type BlockChange,
  type Pair,
} from './store.ts';

/**
 * Whoever has me among their friends sees my new look, as after any change of a profile: that there is none is all they
 * learn. Whom nothing changes for, and who would hear nothing of my profile otherwise, hears nothing now.
 */
export const tellLook = async (
  house: House,
  tx: Tx,
  { pair, change }: { pair: Pair; change: BlockChange },
): Promise<void> => {
  if (!change.veils || !(await readFriend(tx, { accountId: pair.otherId, otherId: pair.accountId }))) return;
  const news = { accountId: pair.accountId, readers: [pair.otherId], chats: [] };
  await house.news.tell(tx, 'faces.changed', news);
};

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
    const change = await saveBlock(tx, pair, { level, at: house.clock.now() });
    if (!change) return;
    const blocked = { ...(person as Person), level };
    const news: NewEntry[] = [newsFor({ to: me, from: me }, 'person.blocked', { person: blocked })];
    const removed = await deleteFriend(tx, pair);
    if (removed) news.push(newsFor({ to: me, from: me }, 'friend.removed', { accountId }));
    await answerRequest(tx, pair);
    await house.log.appendIn(tx, news);
    await tellLook(house, tx, { pair, change });
    await house.news.tell(tx, 'block.changed', pair);
    if (removed) await house.news.tell(tx, 'friend.changed', { accountId: me, friendId: accountId });
    tx.onCommit(() => house.bus.publish('block.begun', pair));
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
    const change = await deleteBlock(tx, pair);
    if (!change) return;
    await tellLook(house, tx, { pair, change });
    await house.log.appendIn(tx, [newsFor({ to: me, from: me }, 'person.unblocked', { accountId })]);
    await house.news.tell(tx, 'block.changed', pair);
  });
  return {};
};
