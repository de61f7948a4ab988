import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { attempt } from './attempt.ts';
export { ChatAvatar, type ChatAvatarProps } from './chat-avatar.tsx';
export { ChatListScreen, type ChatListScreenProps } from './chat-list-screen.tsx';
export { registerChatOffer, registerNewChat, type ChatOffer, type NewChat } from './chat-offers.ts';
export { registerRowMark, type RowMark } from './row-marks.ts';
export { registerListTop } from './list-top.ts';
export { registerListSearch, type ListSearchProps } from './list-search.ts';
export { chatMenu, turnQuiet, type ChatMenuCalls, type ChatQuestion } from './chat-menu.tsx';
export { ChatQuestions, type ChatQuestionsProps } from './chat-questions.tsx';
export type { InviteSheetProps } from './invite-sheet.tsx';
export type { NewChatSheetProps } from './new-chat-sheet.tsx';
export { PickPeople, type PickPeopleProps } from './pick-people.tsx';
export { openChatWindow } from './open-chat-window.ts';
export { wordDuration } from './word-duration.ts';
export { wordHint, wordMessage } from './word-hint.ts';
export { useIsMuted } from './use-is-muted.ts';
export { useChatName } from './use-chat-name.ts';
export const InviteSheet = lazily(async () => (await import('./invite-sheet.tsx')).InviteSheet, {
  isOver: true,
});
