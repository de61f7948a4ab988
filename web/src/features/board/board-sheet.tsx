import type { Chat, Post } from '@maru/contract';
import { PenLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, EmptyState, Sheet, SkeletonRows } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { showBoard } from './board-ui.ts';
import styles from './board.module.css';
import { markSeen } from './change-board.ts';
import { PostCounts } from './post-counts.tsx';
import { PostFiles } from './post-files.tsx';
import { PostHead } from './post-head.tsx';
import { boardStore, posts as things, usePosts } from './posts.ts';

interface BoardSheetProps {
  readonly chat: Chat;
  readonly onClose: () => void;
}

/** The board of a chat: what is pinned, then all posts, newest first. */
export function BoardSheet({ chat, onClose }: BoardSheetProps) {
  const t = useWords();
  const guest = useMe()?.guest ?? true;
  const { list, isReady, hasMore, loadMore } = usePosts(chat.id);
  const pinnedId = useStore(boardStore, (state) => state.pinned[chat.id]);
  const pinned = useStore(things.store, (state) => (pinnedId ? state.things[pinnedId] : undefined));
  const seq = list[0]?.seq;
  useEffect(() => {
    if (seq) void markSeen(chat.id, seq).catch(() => {});
  }, [chat.id, seq]);
  const shown = list.filter((post) => post.id !== pinned?.id);
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      size="wide"
      onClose={onClose}
      title={t('board.board')}
      closeLabel={t('board.close')}
      footer={
        guest ? undefined : (
          <Button
            variant="primary"
            icon={<PenLine aria-hidden="true" />}
            onPress={() => showBoard({ at: 'maker', chatId: chat.id })}
          >
            {t('board.write')}
          </Button>
        )
      }
    >
      {!isReady && <SkeletonRows label={t('board.loading')} />}
      {isReady && list.length === 0 && (
        <EmptyState drawing="hall" title={t('board.empty')} text={t('board.emptyText')} />
      )}
      <ul className={styles.posts}>
        {(pinned ? [pinned, ...shown] : shown).map((post) => (
          <li key={post.id}>
            <PostRow post={post} />
          </li>
        ))}
      </ul>
      {hasMore && <Sentinel onSeen={loadMore} />}
    </Sheet>
  );
}

function PostRow({ post }: { readonly post: Post }) {
  return (
    <button
      type="button"
      className={styles.post}
      onClick={() => showBoard({ at: 'post', chatId: post.chatId, id: post.id, isFromBoard: true })}
    >
      <PostHead post={post} />
      {post.title && (
        <strong className={styles.title} dir="auto">
          {post.title}
        </strong>
      )}
      <span className={styles.beginning} dir="auto">
        {post.text}
      </span>
      <PostFiles post={post} isStrip />
      <PostCounts post={post} />
    </button>
  );
}

/** Loads on as soon as the end of the list comes into sight. */
function Sentinel({ onSeen }: { readonly onSeen: () => void }) {
  const t = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(
      (entries) => entries.some((one) => one.isIntersecting) && onSeen(),
      {
        rootMargin: '400px',
      },
    );
    if (place.current) seen.observe(place.current);
    return () => seen.disconnect();
  }, [onSeen]);
  return (
    <div ref={place}>
      <SkeletonRows label={t('board.loading')} count={1} />
    </div>
  );
}
