import type { Post } from '@maru/contract';
import { MessageSquare } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import styles from './board.module.css';

/** How a post was received, in one quiet line. */
export function PostCounts({ post }: { readonly post: Post }) {
  const t = useWords();
  return (
    <span className={styles.counts}>
      {post.reactions.slice(0, 3).map(({ emoji, count }) => (
        <span key={emoji}>
          {emoji} {count}
        </span>
      ))}
      <span>
        <MessageSquare aria-hidden="true" />
        {t('board.commentCount', { count: post.comments })}
      </span>
    </span>
  );
}
