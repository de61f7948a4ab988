import { limits, type Chat, type ChatId } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, EmptyState, PickList, SearchField, Sheet, toast } from '../../../ui/index.ts';
import { useChatList } from '../../chats/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import { forwardMessages } from '../change-message.ts';
import { attempt } from './attempt.ts';
import styles from './forward-sheet.module.css';
import { useRoomHandle } from './room-ui.ts';

interface ForwardSheetProps {
  seqs: readonly number[];
  onClose: () => void;
}

/** Picks the chats that messages go on to. */
export function ForwardSheet({ seqs, onClose }: ForwardSheetProps) {
  const t = useWords();
  const { chatId, ui } = useRoomHandle();
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<ChatId>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const chats = useChatList('all', search);
  const toggle = ({ id }: Chat) => {
    const next = new Set(picked);
    if (!next.delete(id)) {
      if (picked.size >= limits.forward.chats) {
        toast(t('messages.forwardMost', { count: limits.forward.chats }));
        return;
      }
      next.add(id);
    }
    setPicked(next);
  };
  const send = async () => {
    setBusy(true);
    const done = await attempt(forwardMessages(chatId, [...seqs], [...picked]));
    setBusy(false);
    if (!done) return;
    toast(t('messages.forwardDone', { count: picked.size }));
    ui.setState({ sheet: null, selected: null });
  };
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      onClose={onClose}
      title={t('messages.forwardTo')}
      closeLabel={t('messages.close')}
      footer={
        <Button
          variant="primary"
          size="lg"
          isDisabled={picked.size === 0}
          isBusy={isBusy}
          onPress={() => void send()}
        >
          {t('messages.forwardSend', { count: picked.size })}
        </Button>
      }
    >
      <div className={styles.pick}>
        <div className={styles.search}>
          <SearchField
            label={t('messages.searchChats')}
            clearLabel={t('messages.clear')}
            value={search}
            onChange={setSearch}
          />
        </div>
        {chats.length === 0 ? (
          <EmptyState drawing="search" title={t('messages.noChats')} />
        ) : (
          <PickList
            label={t('messages.forwardTo')}
            items={chats}
            picked={picked}
            onToggle={toggle}
            show={(chat) => ({
              picture: <ChatAvatar chat={chat} size="sm" />,
              name: <ChatName chat={chat} />,
              marks: chat.kind === 'group' ? chat.memberCount : undefined,
            })}
          />
        )}
      </div>
    </Sheet>
  );
}

function ChatName({ chat }: { readonly chat: Chat }) {
  return useChatName(chat);
}
