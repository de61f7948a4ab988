import type { SignedVerb } from '../../platform/house.ts';
import { joinGroup, presentChat } from '../chats/index.ts';
import { requireOpenLink } from './require-open-link.ts';

/** Joins a group by its link; whoever is in it already just gets it shown. */
export const joinByLink: SignedVerb<'invites.join'> = async ({ house, who }, { code }) => {
  const { chatId } = await requireOpenLink(house.db, code);
  await house.db.transaction((tx) =>
    joinGroup(house, tx, {
      chatId,
      accountIds: [who.accountId],
      role: 'member',
      by: 'link',
      author: who.accountId,
    }),
  );
  return { chat: await presentChat(house, chatId, who.accountId) };
};
