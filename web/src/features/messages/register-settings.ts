import { Bookmark, MessageCircle } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';
import { ChatSettingsSection } from './chat-settings-section.tsx';

registerSettingsPage({
  id: 'bookmarks',
  group: 'account',
  order: 20,
  label: 'messages.bookmarksPage',
  Icon: Bookmark,
  Whole: lazily(async () => (await import('./bookmarks/bookmarks-screen.tsx')).BookmarksScreen),
});
registerSettingsPage({
  id: 'chats',
  group: 'app',
  order: 30,
  label: 'messages.chatsPage',
  Icon: MessageCircle,
  Content: ChatSettingsSection,
});

registerSettings({
  id: 'undo',
  page: 'chats',
  scope: 'account',
  label: 'messages.undoTime',
  text: 'messages.undoHint',
  finds: 'messages.findUndo',
});
