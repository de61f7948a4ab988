import type { AccountId, Friend, Person } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import type { NewEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { tellLook } from './block.ts';
import { findPersonBy } from './find-person.ts';
import { newsFor } from './my-news.ts';
import { presentFriend } from './present.ts';
import { whyNotAdd } from './rules.ts';
import {
  answerRequest,
  countFriends,
  deleteBlock,
  insertAddedBy,
  insertFriend,
  readFriend,
  type FriendRow,
} from './store.ts';

const befriend = async (
  house: House,
  tx: Tx,
  { me, person }: { me: AccountId; person: Person },
): Promise<Friend> => {
  const [mine, theirs] = [
    { accountId: me, otherId: person.id },
    { accountId: person.id, otherId: me },
  ];
  const at = house.clock.now();
  const fresh = await insertFriend(tx, mine, at);
  const friend = presentFriend(person, fresh ?? ((await readFriend(tx, mine)) as FriendRow));
  if (!fresh) return friend;
  const news: NewEntry[] = [];
  const unblocked = await deleteBlock(tx, mine);
  if (unblocked) await tellLook(house, tx, { pair: mine, change: unblocked });
  if (unblocked) news.push(newsFor({ to: me, from: me }, 'person.unblocked', { accountId: person.id }));
  await answerRequest(tx, mine);
  news.push(newsFor({ to: me, from: me }, 'friend.saved', { person: friend }));
  if (await insertAddedBy(tx, theirs, at)) {
    const adder = (await findPersons(tx, [me], { reader: person.id })).get(me) as Person;
    news.push(
      newsFor({ to: person.id, from: me }, 'request.received', { person: adder, at: at.toISOString() }),
    );
  }
  await house.log.appendIn(tx, news);
  if (unblocked) await house.news.tell(tx, 'block.changed', mine);
  await house.news.tell(tx, 'friend.changed', { accountId: me, friendId: person.id });
  tx.onCommit(() => house.bus.publish('friend.added', { accountId: me, friendId: person.id }));
  return friend;
};

/** Adds somebody to my friends. They hear of it once, unless they know me already or want to hear nothing of me. */
export const addFriend: SignedVerb<'people.addFriend'> = async ({ house, who }, by) => {
  const person = await findPersonBy(house.db, by, { reader: who.accountId });
  const already = person && (await readFriend(house.db, { accountId: who.accountId, otherId: person.id }));
  const friends = await countFriends(house.db, who.accountId);
  const why = whyNotAdd(who.accountId, person, { friends, already: already !== undefined });
  if (why) throw refuse(why);
  const friend = await house.db.transaction((tx) =>
    befriend(house, tx, { me: who.accountId, person: person as Person }),
  );
  return { person: friend };
};
