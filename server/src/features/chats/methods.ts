import type { MethodTable, SignedVerb } from '../../platform/house.ts';
import { acceptStranger } from './accept-stranger.ts';
import { answerInvitation } from './answer-invitation.ts';
import { listInvitations } from './ask-others.ts';
import { create } from './create.ts';
import { ignoreMember } from './ignore-member.ts';
import { invite } from './invite.ts';
import { leave } from './leave.ts';
import { listMembers } from './list-members.ts';
import { removeMember, setRole, update } from './look-after.ts';
import { readOneChat, readPage } from './read-list.ts';
import { readingOf } from './reading.ts';
import { countMarks } from './count-marks.ts';
import { requireRoom } from './rooms.ts';
import { isBlind, isReadingWithheld, presentMarks } from './rules.ts';
import { setVanishing } from './set-vanishing.ts';
import { updateSettings } from './update-settings.ts';

const list: SignedVerb<'chats.list'> = async ({ house, who }, { limit, cursor }) =>
  readPage(house, who.accountId, { limit, cursor });

const get: SignedVerb<'chats.get'> = async ({ house, who }, { chatId }) => ({
  chat: await readOneChat(house, chatId, who.accountId),
});

const invitations: SignedVerb<'chats.listInvitations'> = async ({ house, who }) => ({
  invitations: await listInvitations(house, who.accountId),
});

const markRead: SignedVerb<'chats.markRead'> = async ({ house, who }, { chatId, seq }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const withheld = isReadingWithheld(room, who.accountId);
  return {
    readSeq: await readingOf(house).writer.write({ chatId, accountId: who.accountId, seq, withheld }),
  };
};

const watch: SignedVerb<'chats.watch'> = async ({ house, who, via }, { chatId, window }) => {
  const { watched } = readingOf(house);
  if (chatId === null) {
    if (via.connection) watched.unwatch(via.connection, window);
    return { reads: null };
  }
  const room = await requireRoom(house, chatId, who.accountId);
  if (!via.connection) return { reads: presentMarks(room, who.accountId, await countMarks(house, chatId)) };
  const blind = isBlind(room, who.accountId);
  const marks = await watched.watch(via.connection, chatId, { window, blind });
  return { reads: presentMarks(room, who.accountId, marks) };
};

const reads: SignedVerb<'chats.reads'> = async ({ house, who }, { chatId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  return presentMarks(room, who.accountId, await countMarks(house, chatId));
};

/** What this feature answers. */
export const methods: MethodTable = {
  'chats.create': create,
  'chats.list': list,
  'chats.get': get,
  'chats.listMembers': listMembers,
  'chats.update': update,
  'chats.setVanishing': setVanishing,
  'chats.updateSettings': updateSettings,
  'chats.invite': invite,
  'chats.listInvitations': invitations,
  'chats.answerInvitation': answerInvitation,
  'chats.leave': leave,
  'chats.removeMember': removeMember,
  'chats.setRole': setRole,
  'chats.ignoreMember': ignoreMember,
  'chats.markRead': markRead,
  'chats.watch': watch,
  'chats.reads': reads,
  'chats.acceptStranger': acceptStranger,
};
