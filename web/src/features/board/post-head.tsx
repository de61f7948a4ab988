import type { Post } from '@maru/contract';
import { Pin } from 'lucide-react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { useDisplayName, usePerson } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import styles from './board.module.css';

/** Who wrote something on the board, and when. */
export function PostHead({ post }: { readonly post: Pick<Post, 'author' | 'at' | 'editedAt' | 'pinnedAt'> }) {
  const t = useWords();
  const moments = useMoments();
  const person = usePerson(post.author);
  const name = useDisplayName(post.author);
  return (
    <div className={styles.head}>
      {person ? <Face person={person} size="xs" /> : <span className={styles.noFace} />}
      <span className={styles.names}>
        <span className={styles.name}>{name || t('board.someone')}</span>
        <time className={styles.when} dateTime={post.at}>
          {moments.short(post.at)}
          {post.editedAt && ` · ${t('board.edited')}`}
        </time>
      </span>
      {post.pinnedAt && (
        <span className={styles.pinned}>
          <Pin aria-hidden="true" />
          {t('board.pinned')}
        </span>
      )}
    </div>
  );
}
