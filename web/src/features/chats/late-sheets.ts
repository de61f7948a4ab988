import { lazily } from '../../ui/index.ts';

export const ChatQuestions = lazily(async () => (await import('./chat-questions.tsx')).ChatQuestions, {
  isOver: true,
});
export const InviteSheet = lazily(async () => (await import('./invite-sheet.tsx')).InviteSheet, {
  isOver: true,
});
export const NewChatSheet = lazily(async () => (await import('./new-chat-sheet.tsx')).NewChatSheet, {
  isOver: true,
});
