import { limits, type Chat, type ChatId } from '@maru/contract';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { Avatar, Button, cx, EmptyState, GroupAvatar, SearchField, Sheet, toast } from '../../../ui/index.ts';
import { faceName, useChatList, useChatTitle } from '../../chats/index.ts';
import { forwardMessages } from '../change-message.ts';
import { attempt } from './attempt.ts';
import list from './forward-sheet.module.css';
import styles from './room-sheets.module.css';
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
  const toggle = (id: ChatId) => {
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
      <div className={styles.search}>
        <SearchField
          label={t('messages.searchChats')}
          clearLabel={t('messages.clear')}
          value={search}
          onChange={setSearch}
        />
      </div>
      {chats.length === 0 && <EmptyState drawing="search" title={t('messages.noChats')} />}
      <ul>
        {chats.map((chat) => (
          <li key={chat.id}>
            <Choice chat={chat} isPicked={picked.has(chat.id)} onToggle={() => toggle(chat.id)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

interface ChoiceProps {
  chat: Chat;
  isPicked: boolean;
  onToggle: () => void;
}

function Choice({ chat, isPicked, onToggle }: ChoiceProps) {
  const t = useWords();
  const title = useChatTitle(chat) || t(chat.kind === 'self' ? 'messages.ownRoom' : 'messages.emptyGroup');
  return (
    <button type="button" role="checkbox" aria-checked={isPicked} className={list.choice} onClick={onToggle}>
      <ChatFace chat={chat} title={title} />
      <span className={list.name}>{title}</span>
      {chat.kind === 'group' && <span className={list.count}>{chat.memberCount}</span>}
      <span className={list.space} />
      <span className={cx(styles.tick, isPicked && styles.ticked)} aria-hidden="true">
        <Check />
      </span>
    </button>
  );
}

/** The face of a chat: its photo, the other's, or a tile of several. */
export function ChatFace({ chat, title }: { readonly chat: Chat; readonly title: string }) {
  if (chat.photo || chat.faces.length === 0) {
    const url = chat.photo ? pictureUrl(chat.photo, 'small') : undefined;
    return <Avatar id={chat.id} name={title} pictureUrl={url} size="sm" />;
  }
  const faces = chat.faces.map((one) => ({
    id: one.id,
    name: faceName(one),
    pictureUrl: one.photo ? pictureUrl(one.photo, 'small') : undefined,
  }));
  return <GroupAvatar faces={faces} size="sm" />;
}
