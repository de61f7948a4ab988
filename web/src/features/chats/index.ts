export * from './hooks.ts';
export { chatsData } from './data.ts';
export { registerSecretVerbs, secretNames, withSecretName, type SecretVerbs } from './secret-verbs.ts';
export { chatsStore, findChat, type ChatsState } from './state.ts';
export { offersHere } from './abilities.ts';
export { chatTitle, isMuted, isSecret, isUnread, forever, type Silenced } from './rules.ts';
export { faceName, placeChat } from './place-chat.ts';
export { unreadBy } from './apply-reads.ts';
export { markedHere, markRead } from './mark-read.ts';
export { loadChat, onListed } from './load-chats.ts';
export { useWhySilenced, whySilencedNow } from './silenced.ts';
export { watchRoom } from './watch-room.ts';
export { createGroup, openDirectChat, openOwnRoom } from './create-chat.ts';
export { acceptStranger, answerInvitation, leaveChat, setVanishing, updateChat } from './change-chat.ts';
export { inviteToChat, loadMembers, removeMember, setRole } from './members.ts';
export {
  ignoreMember,
  lockChatInput,
  markChatUnread,
  muteChat,
  nameChatForMe,
  pinChat,
  quietChat,
  showReadsIn,
  updateChatSettings,
} from './chat-settings.ts';
