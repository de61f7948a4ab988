import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import type { SignedCall, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { askOthers } from './ask-others.ts';
import { createDirect, createGroup, createSelf } from './create-chat.ts';
import { readOneChat } from './read-list.ts';
import { whoComesAtOnce } from './adding-store.ts';
import { whoBlocked } from './store.ts';

const requirePersons = async ({ house, who }: SignedCall, ids: readonly AccountId[]): Promise<void> => {
  const persons = await findPersons(house.db, ids, { reader: who.accountId });
  if (ids.some((id) => !persons.has(id) || persons.get(id)?.guest)) throw refuse('person_not_found');
};

const openDirect = async (call: SignedCall, other: AccountId): Promise<ChatId> => {
  const { house, who } = call;
  if ((await whoBlocked(house.db, [who.accountId], other)).size > 0) throw refuse('blocked_by_you');
  return createDirect(house, who.accountId, other);
};

const openGroup = async (
  call: SignedCall,
  wish: { memberIds: AccountId[]; name: string | null; key: string },
): Promise<{ chatId: ChatId; asked: AccountId[] }> => {
  const { house, who } = call;
  const before = await house.log.find(accountLog(who.accountId), who.accountId, wish.key);
  if (before) return { chatId: (JSON.parse(before.bodyJson) as { chatId: ChatId }).chatId, asked: [] };
  const coming = await whoComesAtOnce(house.db, wish.memberIds, who.accountId);
  return house.db.transaction(async (tx) => {
    const chatId = await createGroup(house, tx, {
      creator: who.accountId,
      memberIds: [...coming],
      name: wish.name,
      key: wish.key,
    });
    const asked = await askOthers(house, tx, {
      chatId,
      inviterId: who.accountId,
      accountIds: wish.memberIds.filter((id) => !coming.has(id)),
    });
    return { chatId, asked };
  });
};

/** Makes a chat: my own room, the one-to-one chat with somebody, or a group. */
export const create: SignedVerb<'chats.create'> = async (call, { memberIds, name, key }) => {
  const { house, who } = call;
  const others = [...new Set(memberIds)].filter((id) => id !== who.accountId);
  if (memberIds.length > 0 && others.length === 0) throw refuse('cannot_be_self');
  await requirePersons(call, others);
  const [first] = others;
  let made: { chatId: ChatId; asked: AccountId[] };
  if (first === undefined && name === undefined)
    made = { chatId: await createSelf(house, who.accountId), asked: [] };
  else if (first !== undefined && others.length === 1 && name === undefined)
    made = { chatId: await openDirect(call, first), asked: [] };
  else made = await openGroup(call, { memberIds: others, name: name ?? null, key: key ?? v7() });
  return { chat: await readOneChat(house, made.chatId, who.accountId), asked: made.asked };
};
