import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { joinGroup } from './join-group.ts';
import { readOneChat } from './read-list.ts';
import { takeInvitation } from './store.ts';

/** Accepts an invitation, or declines it without a word to anybody. */
export const answerInvitation: SignedVerb<'chats.answerInvitation'> = async (
  { house, who },
  { chatId, accept },
) => {
  await house.db.transaction(async (tx) => {
    const invitation = await takeInvitation(tx, who.accountId, chatId);
    if (!invitation) throw refuse('invitation_not_found');
    if (accept)
      await joinGroup(house, tx, {
        chatId,
        accountIds: [who.accountId],
        role: 'member',
        by: 'invited',
        author: invitation.inviter_id,
      });
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'invitation.answered',
        body: { chatId, accepted: accept },
      },
    ]);
  });
  return { chat: accept ? await readOneChat(house, chatId, who.accountId) : null };
};
