import type { Chat, ChatId } from '@maru/contract';
import { limits } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, ConfirmDialog, MenuRow, Sheet, TextField } from '../../ui/index.ts';
import { attempt } from './attempt.ts';
import { leaveChat } from './change-chat.ts';
import type { ChatQuestion } from './chat-menu.tsx';
import { muteChat, nameChatForMe } from './chat-settings.ts';
import { useChatTitle } from './hooks.ts';
import { muteChoices, muteMinutes } from './mute-until.ts';
import { chatsStore } from './state.ts';
import { useChatName } from './use-chat-name.ts';

/** What the questions about a chat take; `onLeft` hears of the chat that was left. */
export interface ChatQuestionsProps {
  readonly question: ChatQuestion | undefined;
  readonly onClose: () => void;
  readonly onLeft?: ((id: ChatId) => void) | undefined;
}

/** The dialogs that a chat's menu opens: how long to mute, what to call it, whether to leave. */
export function ChatQuestions({ question, onClose, onLeft }: ChatQuestionsProps) {
  const chat = useStore(chatsStore, (state) => (question ? state.chats[question.chatId] : undefined));
  if (!question || !chat) return null;
  if (question.kind === 'mute') return <MuteSheet chat={chat} onClose={onClose} />;
  if (question.kind === 'rename') return <RenameSheet chat={chat} onClose={onClose} />;
  return <LeaveDialog chat={chat} onClose={onClose} onLeft={onLeft} />;
}

interface AboutChat {
  readonly chat: Chat;
  readonly onClose: () => void;
}

const muteWords = {
  '30': 'chats.mute30',
  '60': 'chats.mute60',
  '480': 'chats.mute480',
  tomorrow: 'chats.muteTomorrow',
  forever: 'chats.muteForever',
} as const;

function MuteSheet({ chat, onClose }: AboutChat) {
  const t = useWords();
  return (
    <Sheet isOpen onClose={onClose} title={t('chats.muteTitle')} closeLabel={t('chats.close')} isFlush>
      {muteChoices.map((choice) => (
        <MenuRow
          key={choice}
          label={t(muteWords[choice])}
          onPress={() => {
            onClose();
            void attempt(muteChat(chat.id, muteMinutes(choice, new Date())), t('chats.mutedDone'));
          }}
        />
      ))}
    </Sheet>
  );
}

function RenameSheet({ chat, onClose }: AboutChat) {
  const t = useWords();
  const [name, setName] = useState(chat.settings.ownName ?? '');
  const [isBusy, setBusy] = useState(false);
  const original = useChatTitle({ ...chat, settings: { ...chat.settings, ownName: null } });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (await attempt(nameChatForMe(chat.id, name.trim() || null))) onClose();
    setBusy(false);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('chats.renameTitle')}
      closeLabel={t('chats.close')}
      footer={
        <Button variant="primary" type="submit" form="chat-rename" isBusy={isBusy}>
          {t('chats.save')}
        </Button>
      }
    >
      <form id="chat-rename" onSubmit={(event) => void save(event)}>
        <TextField
          label={t('chats.renameLabel')}
          isLabelHidden
          value={name}
          onChange={setName}
          placeholder={original}
          description={t('chats.renameHint')}
          maxLength={limits.chatName}
          autoFocus
        />
      </form>
    </Sheet>
  );
}

function LeaveDialog({ chat, onClose, onLeft }: AboutChat & Pick<ChatQuestionsProps, 'onLeft'>) {
  const t = useWords();
  const name = useChatName(chat);
  const [isBusy, setBusy] = useState(false);
  const direct = chat.kind === 'direct';
  const leave = async () => {
    setBusy(true);
    const left = await attempt(leaveChat(chat.id), t('chats.left'));
    setBusy(false);
    onClose();
    if (left) onLeft?.(chat.id);
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(direct ? 'chats.leaveDirectTitle' : 'chats.leaveTitle', { name })}
      confirmLabel={t(direct ? 'chats.leaveDirectConfirm' : 'chats.leaveConfirm')}
      cancelLabel={t('chats.cancel')}
      onConfirm={() => void leave()}
      onCancel={onClose}
      isDanger
      isBusy={isBusy}
    >
      {t(direct ? 'chats.leaveDirectText' : 'chats.leaveText', { name })}
    </ConfirmDialog>
  );
}
