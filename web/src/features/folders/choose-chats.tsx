import { limits, type Chat, type ChatId } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { PickList, SearchField, toast } from '../../ui/index.ts';
import { useChatList, useQuietChats } from '../chats/index.ts';
import { ChatAvatar, useChatName } from '../chats/ui.ts';
import styles from './folders.module.css';

/** What choosing chats takes. */
export interface ChooseChatsProps {
  readonly chosen: readonly ChatId[];
  readonly onChange: (chosen: readonly ChatId[]) => void;
}

const most = limits.folders.chats;

/** Chooses the chats of a folder; those in it already come first. */
export function ChooseChats({ chosen, onChange }: ChooseChatsProps) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const [first] = useState(() => new Set(chosen));
  const listed = useChatList('all', search);
  const quiet = useQuietChats();
  const chats = useMemo(() => {
    const all = search === '' ? [...listed, ...quiet] : listed;
    return [...all.filter(({ id }) => first.has(id)), ...all.filter(({ id }) => !first.has(id))];
  }, [listed, quiet, search, first]);
  const inside = new Set(chosen);
  const toggle = ({ id }: Chat) => {
    if (inside.has(id)) return onChange(chosen.filter((one) => one !== id));
    if (chosen.length >= most) return void toast(t('folders.chatsFull', { most }));
    onChange([...chosen, id]);
  };
  return (
    <div className={styles.choose}>
      <h3 className={styles.heading}>
        {t('folders.choose')} <span>{t('folders.chosen', { count: chosen.length, most })}</span>
      </h3>
      <div className={styles.search}>
        <SearchField
          label={t('folders.search')}
          clearLabel={t('folders.clear')}
          value={search}
          onChange={setSearch}
        />
      </div>
      {chats.length === 0 && <p className={styles.intro}>{t('folders.noneFound')}</p>}
      <div className={styles.choices}>
        <PickList
          label={t('folders.choose')}
          items={chats}
          picked={inside}
          onToggle={toggle}
          show={(chat) => ({
            picture: <ChatAvatar chat={chat} size="sm" />,
            name: <ChatName chat={chat} />,
          })}
        />
      </div>
    </div>
  );
}

function ChatName({ chat }: { readonly chat: Chat }) {
  return useChatName(chat);
}
