import type { Chat, ChatId } from '@maru/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { ContextMenu, useIsPhone } from '../../ui/index.ts';
import styles from './chat-list.module.css';
import { chatMenu, type ChatMenuCalls, type ChatQuestion } from './chat-menu.tsx';
import { ChatRow } from './chat-row.tsx';
import { ChatQuestions } from './late-sheets.ts';
import { SwipeRow } from './swipe-row.tsx';
import { useChatName } from './use-chat-name.ts';

/** What the rows of the list take. */
export interface ChatRowsProps {
  readonly chats: readonly Chat[];
  readonly drafts: Readonly<Record<ChatId, string>>;
  readonly selectedId?: ChatId | undefined;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onOpen: (id: ChatId) => void;
  readonly onOpenInWindow: (id: ChatId) => void;
  readonly onAddToFolder?: ((id: ChatId) => void) | undefined;
  readonly onLeft?: ((id: ChatId) => void) | undefined;
}

/** From how many rows on only those in sight are drawn. */
const manyRows = 100;

/** The rows of the list, with their menus; arrow keys go from one to the next. */
export function ChatRows(props: ChatRowsProps) {
  const { chats, drafts, selectedId, scroller, onOpen, onOpenInWindow, onAddToFolder, onLeft } = props;
  const t = useWords();
  const [question, ask] = useState<ChatQuestion>();
  // A phone has no windows beside each other.
  const onWindow = useIsPhone() ? undefined : onOpenInWindow;
  const row = (chat: Chat) => (
    <MenuRowOfChat chat={chat} calls={{ ask, onAddToFolder, onOpenInWindow: onWindow }}>
      <ChatRow
        chat={chat}
        draft={drafts[chat.id] ?? ''}
        isSelected={chat.id === selectedId}
        onOpen={onOpen}
        onOpenInWindow={onOpenInWindow}
      />
    </MenuRowOfChat>
  );
  return (
    <>
      {chats.length > manyRows ? (
        <ManyRows chats={chats} scroller={scroller} row={row} />
      ) : (
        <ul aria-label={t('chats.list')} ref={withArrowKeys}>
          {chats.map((chat) => (
            <li key={chat.id}>{row(chat)}</li>
          ))}
        </ul>
      )}
      {question && <ChatQuestions question={question} onClose={() => ask(undefined)} onLeft={onLeft} />}
    </>
  );
}

interface ManyRowsProps {
  readonly chats: readonly Chat[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly row: (chat: Chat) => ReactNode;
}

function ManyRows({ chats, scroller, row }: ManyRowsProps) {
  const t = useWords();
  const [list, setList] = useState<HTMLUListElement | null>(null);
  const take = useCallback((shown: HTMLUListElement) => {
    setList(shown);
    return withArrowKeys(shown);
  }, []);
  // The rows measure themselves: nothing here may be memoised.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: chats.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    getItemKey: useCallback((index: number) => chats[index]?.id ?? index, [chats]),
    scrollMargin: list?.offsetTop ?? 0,
    overscan: 12,
  });
  return (
    <ul
      ref={take}
      aria-label={t('chats.list')}
      className={styles.many}
      style={{ height: rows.getTotalSize() }}
    >
      {rows.getVirtualItems().map((item) => (
        <li
          key={item.key}
          ref={rows.measureElement}
          data-index={item.index}
          aria-setsize={chats.length}
          aria-posinset={item.index + 1}
          style={{ transform: `translateY(${item.start - rows.options.scrollMargin}px)` }}
        >
          {row(chats[item.index]!)}
        </li>
      ))}
    </ul>
  );
}

interface MenuRowOfChatProps {
  readonly chat: Chat;
  readonly calls: ChatMenuCalls;
  readonly children: ReactNode;
}

function MenuRowOfChat({ chat, calls, children }: MenuRowOfChatProps) {
  const t = useWords();
  const name = useChatName(chat);
  return (
    <ContextMenu label={t('chats.menu', { name })} sections={() => chatMenu(chat, calls)}>
      <SwipeRow chat={chat}>{children}</SwipeRow>
    </ContextMenu>
  );
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function withArrowKeys(list: HTMLUListElement): () => void {
  const move = (event: KeyboardEvent) => moveFocus(list, event);
  list.addEventListener('keydown', move);
  return () => list.removeEventListener('keydown', move);
}

function moveFocus(list: HTMLUListElement, event: KeyboardEvent): void {
  const step = steps[event.key];
  if (!step) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>('li a[href]')];
  // Rows that are only drawn in sight need not stand in order in the page.
  links.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  links[step(at, links.length)]?.focus();
}
