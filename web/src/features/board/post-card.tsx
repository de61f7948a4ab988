import { ClipboardList } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { CardHead } from '../../ui/index.ts';
import type { ContentViewProps } from '../messages/ui.ts';
import { showBoard } from './board-ui.ts';
import styles from './board.module.css';
import { PostCounts } from './post-counts.tsx';
import { PostFiles } from './post-files.tsx';
import { usePost } from './posts.ts';

/** About how high a card is: its head, some lines, its counts. */
export const estimateCard = ({ rows = 1 }: { rows?: number | undefined }): number => 96 + rows * 21;

/** A post as its card in the room; a press opens it. */
export function PostCard({ content, bubble }: ContentViewProps<'card'>) {
  const t = useWords();
  const { chatId } = bubble;
  const post = usePost(chatId, content.id);
  const isGone = post === null;
  return (
    <button
      type="button"
      className={styles.card}
      disabled={isGone}
      onClick={() => showBoard({ at: 'post', chatId, id: content.id })}
    >
      <CardHead Icon={ClipboardList} label={t('board.newPost')} />
      {isGone ? (
        <span className={styles.gone}>{t('board.gone')}</span>
      ) : post ? (
        <>
          {post.title && (
            <strong className={styles.cardTitle} dir="auto">
              {post.title}
            </strong>
          )}
          <span className={styles.cardText} dir="auto">
            {post.text.replaceAll(/\n\s*\n/g, '\n')}
          </span>
          <PostFiles post={post} isStrip />
          <PostCounts post={post} />
        </>
      ) : (
        <span
          className={styles.cardText}
          dir="auto"
          style={{ minHeight: `${(content.rows ?? 1) * 1.3125 + 1.5}rem` }}
        >
          {content.title}
        </span>
      )}
    </button>
  );
}
