export { FolderedChatList } from './foldered-chat-list.tsx';
export type { FoldersSheetProps } from './folders-sheet.tsx';
