import { limits, type Chat, type ChatId } from '@maru/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { SearchField, toast } from '../../ui/index.ts';
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
  const toggle = (id: ChatId) => {
    if (inside.has(id)) return onChange(chosen.filter((one) => one !== id));
    if (chosen.length >= most) return void toast(t('folders.chatsFull', { most }));
    onChange([...chosen, id]);
  };
  return (
    <section className={styles.choose} aria-label={t('folders.choose')}>
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
      <Choices chats={chats} inside={inside} onToggle={toggle} />
    </section>
  );
}

interface ChoicesProps {
  readonly chats: readonly Chat[];
  readonly inside: ReadonlySet<ChatId>;
  readonly onToggle: (id: ChatId) => void;
}

function Choices({ chats, inside, onToggle }: ChoicesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // The rows measure themselves: nothing here may be memoised.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: chats.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    getItemKey: (index) => chats[index]?.id ?? index,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.choices}>
      <div className={styles.all} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const chat = chats[item.index]!;
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              className={styles.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Choice chat={chat} isOn={inside.has(chat.id)} onToggle={() => onToggle(chat.id)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly chat: Chat;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function Choice({ chat, isOn, onToggle }: ChoiceProps) {
  const name = useChatName(chat);
  return (
    <button type="button" role="checkbox" aria-checked={isOn} className={styles.choice} onClick={onToggle}>
      <ChatAvatar chat={chat} size="sm" />
      <span className={styles.name}>{name}</span>
      <span className={styles.box} data-on={isOn ? '' : undefined} aria-hidden="true">
        {isOn && <Check />}
      </span>
    </button>
  );
}
