import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Badge, Dialog, EmptyState } from '../../ui/index.ts';
import { useChatList } from '../chats/index.ts';
import { ChatAvatar, useChatName } from '../chats/ui.ts';
import { displayName, useFriends } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import { jumpTargets, type JumpTarget } from './jump-targets.ts';
import { openChatWith } from './open-chat.ts';
import styles from './quick-switcher.module.css';

/** Jumps to a chat or a friend by a few letters. */
export function QuickSwitcher({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const wanted = search.trim();
  const chats = useChatList('all', wanted);
  const { friends } = useFriends(wanted);
  const targets = useMemo(() => jumpTargets(chats, wanted ? friends : []), [chats, friends, wanted]);
  const at = Math.min(place, targets.length - 1);
  const choose = (target: JumpTarget | undefined) => {
    if (!target) return;
    onClose();
    if (target.kind === 'chat') go(paths.chat(target.id));
    else void openChatWith(target.id);
  };
  const move = (step: number) => {
    const next = (at + step + targets.length) % targets.length;
    setPlace(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || targets.length === 0) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') choose(targets[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog isOpen onClose={onClose} label={t('shell.jump')}>
      <input
        className={styles.input}
        role="combobox"
        aria-label={t('shell.jumpSearch')}
        aria-expanded={targets.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        placeholder={t('shell.jumpSearch')}
        autoComplete="off"
        autoFocus
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="visually-hidden" role="status">
        {wanted && t('shell.jumpCount', { count: targets.length })}
      </p>
      <div ref={list} id={listId} role="listbox" aria-label={t('shell.jump')} className={styles.list}>
        {targets.map((target, index) => (
          <div
            key={target.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={styles.option}
            onPointerMove={() => setPlace(index)}
            onClick={() => choose(target)}
            onKeyDown={onKeyDown}
          >
            <TargetRow target={target} />
          </div>
        ))}
      </div>
      {targets.length === 0 && <EmptyState drawing="search" title={t('shell.jumpNone')} />}
    </Dialog>
  );
}

function TargetRow({ target }: { readonly target: JumpTarget }) {
  const t = useWords();
  const chat = target.kind === 'chat' ? target.chat : undefined;
  const chatName = useChatName(chat);
  if (target.kind === 'friend')
    return (
      <>
        <Face person={target.friend} size="sm" />
        <span className={styles.name}>{displayName(target.friend)}</span>
        <span className={styles.kind}>{t('shell.jumpFriend')}</span>
      </>
    );
  return (
    <>
      <ChatAvatar chat={target.chat} size="sm" />
      <span className={styles.name}>{chatName}</span>
      <Badge count={target.chat.unread} label={t('shell.unread', { count: target.chat.unread })} />
    </>
  );
}
