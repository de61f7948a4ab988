import { offers, type Chat, type ChatId } from '@maru/contract';
import {
  Archive,
  ArchiveRestore,
  Bell,
  BellOff,
  FolderPlus,
  LogOut,
  MessageCircle,
  MessageCircleDashed,
  PanelTop,
  Pencil,
  Pin,
  PinOff,
} from 'lucide-react';
import { toast, type ActionItem, type ActionSection } from '../../ui/index.ts';
import { translate as t } from '../../platform/i18n/index.ts';
import { attempt } from './attempt.ts';
import { listChatOffers } from './chat-offers.ts';
import { muteChat, pinChat, quietChat } from './chat-settings.ts';
import { isMuted, isUnread } from './rules.ts';
import { turnUnread } from './turn-unread.ts';

/** A question about a chat that needs a dialog of its own. */
export interface ChatQuestion {
  readonly kind: 'mute' | 'rename' | 'leave';
  readonly chatId: ChatId;
}

/** What the menu of a chat can call for beyond the chat itself. */
export interface ChatMenuCalls {
  readonly ask: (question: ChatQuestion) => void;
  readonly onOpenInWindow?: ((id: ChatId) => void) | undefined;
  readonly onAddToFolder?: ((id: ChatId) => void) | undefined;
}

/** Puts a chat into the quiet box or takes it out, and offers the way back. */
export const turnQuiet = async (chat: Chat): Promise<void> => {
  const quiet = !chat.settings.quiet;
  if (!(await attempt(quietChat(chat.id, quiet)))) return;
  toast(t(quiet ? 'chats.quietDone' : 'chats.quietUndone'), {
    action: { label: t('chats.undo'), onPress: () => void attempt(quietChat(chat.id, !quiet)) },
  });
};

const places = (chat: Chat, calls: ChatMenuCalls): ActionItem[] => {
  const { pinnedAt, quiet } = chat.settings;
  const muted = isMuted(chat.settings, Date.now());
  const unread = isUnread(chat);
  return [
    {
      id: 'pin',
      label: t(pinnedAt ? 'chats.unpin' : 'chats.pin'),
      icon: pinnedAt ? <PinOff /> : <Pin />,
      onSelect: () => void attempt(pinChat(chat.id, !pinnedAt)),
    },
    {
      id: 'mute',
      label: t(muted ? 'chats.unmute' : 'chats.mute'),
      icon: muted ? <Bell /> : <BellOff />,
      onSelect: () =>
        muted
          ? void attempt(muteChat(chat.id, null), t('chats.unmutedDone'))
          : calls.ask({ kind: 'mute', chatId: chat.id }),
    },
    {
      id: 'read',
      label: t(unread ? 'chats.markRead' : 'chats.markUnread'),
      icon: unread ? <MessageCircle /> : <MessageCircleDashed />,
      onSelect: () => void attempt(turnUnread(chat)),
    },
    {
      id: 'quiet',
      label: t(quiet ? 'chats.quietOut' : 'chats.quietIn'),
      icon: quiet ? <ArchiveRestore /> : <Archive />,
      onSelect: () => void turnQuiet(chat),
    },
  ];
};

const more = (chat: Chat, { ask, onAddToFolder, onOpenInWindow }: ChatMenuCalls): ActionItem[] => [
  ...(onAddToFolder
    ? [
        {
          id: 'folder',
          label: t('chats.toFolder'),
          icon: <FolderPlus />,
          onSelect: () => onAddToFolder(chat.id),
        },
      ]
    : []),
  ...listChatOffers(chat),
  ...(offers(chat, 'keptNames')
    ? [
        {
          id: 'rename',
          label: t('chats.rename'),
          icon: <Pencil />,
          onSelect: () => ask({ kind: 'rename', chatId: chat.id }),
        },
      ]
    : []),
  ...(onOpenInWindow
    ? [
        {
          id: 'window',
          label: t('chats.window'),
          icon: <PanelTop />,
          onSelect: () => onOpenInWindow(chat.id),
        },
      ]
    : []),
];

/** What the menu of a chat offers. */
export const chatMenu = (chat: Chat, calls: ChatMenuCalls): ActionSection[] => [
  { id: 'places', items: places(chat, calls) },
  { id: 'more', items: more(chat, calls) },
  {
    id: 'leave',
    items:
      chat.kind === 'self'
        ? []
        : [
            {
              id: 'leave',
              label: t(chat.kind === 'direct' ? 'chats.leaveDirect' : 'chats.leave'),
              icon: <LogOut />,
              isDanger: true,
              onSelect: () => calls.ask({ kind: 'leave', chatId: chat.id }),
            },
          ],
  },
];
