import type { Hit } from '@maru/contract';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Badge, EmptyState, Tag, useComposing } from '../../ui/index.ts';
import { isSecret, useChat, useChatList } from '../chats/index.ts';
import { ChatAvatar, useChatName } from '../chats/ui.ts';
import { displayName, useDisplayName } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import { MarkedExcerpt, rememberQuery, useNames, useSearch } from '../search/ui.ts';
import { jumpTargets, type JumpTarget } from './jump-targets.ts';
import { openChatWith } from './open-chat.ts';
import styles from './quick-switcher.module.css';

/** What the list needs of the field above it, which is there before the list. */
export interface QuickTargetsProps {
  listId: string;
  search: string;
  /** Enter came before the list: its first target is chosen as soon as there is one. */
  isEntered: boolean;
  /** Takes the keys that are meant for the list, while the focus stays in the field. */
  onReady: (onKeyDown: (event: KeyboardEvent) => void) => void;
  /** Which option the field says is the current one. */
  onCurrent: (optionId: string | undefined) => void;
  onClose: () => void;
}

/** Where the quick switcher can go for what has been written. */
export function QuickTargets({ listId, search, isEntered, onReady, onCurrent, onClose }: QuickTargetsProps) {
  const t = useWords();
  const wanted = search.trim();
  const [chosen, setChosen] = useState({ search, at: 0 });
  const list = useRef<HTMLDivElement>(null);
  const unfinished = useComposing();
  const recent = useChatList();
  const { friends, chats } = useNames(wanted, unfinished);
  const { hits } = useSearch(wanted ? { query: wanted, unfinished, limit: 12 } : null);
  const targets = useMemo(
    () => (wanted ? jumpTargets(chats, friends, hits) : jumpTargets(recent, [])),
    [recent, chats, friends, hits, wanted],
  );
  const at = Math.min(chosen.search === search ? chosen.at : 0, targets.length - 1);
  const setPlace = (next: number) => setChosen({ search, at: next });
  const choose = (target: JumpTarget | undefined) => {
    if (!target) return;
    onClose();
    if (wanted) rememberQuery(wanted);
    if (target.kind === 'chat') go(paths.chat(target.id));
    else if (target.kind === 'message') go(paths.chat(target.hit.chatId, target.hit.seq));
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
  useEffect(() => {
    onReady(onKeyDown);
    onCurrent(at >= 0 ? `${listId}-${at}` : undefined);
    if (isEntered) choose(targets[at]);
  });
  return (
    <>
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
    </>
  );
}

function TargetRow({ target }: { readonly target: JumpTarget }) {
  const t = useWords();
  const chat = target.kind === 'chat' ? target.chat : undefined;
  const chatName = useChatName(chat);
  if (target.kind === 'message') return <MessageTarget hit={target.hit} />;
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
      {isSecret(target.chat) && <Tag>{t('chats.secret')}</Tag>}
      <Badge count={target.chat.unread} label={t('shell.unread', { count: target.chat.unread })} />
    </>
  );
}

function MessageTarget({ hit }: { readonly hit: Hit }) {
  const { short } = useMoments();
  const chat = useChat(hit.chatId);
  const chatName = useChatName(chat);
  const author = useDisplayName(hit.author);
  return (
    <>
      {chat && <ChatAvatar chat={chat} size="sm" />}
      <span className={styles.words}>
        <span className={styles.where}>{chatName === author ? author : `${chatName} · ${author}`}</span>
        <span className={styles.excerpt}>
          <MarkedExcerpt hit={hit} />
        </span>
      </span>
      <span className={styles.kind}>{short(hit.at)}</span>
    </>
  );
}
