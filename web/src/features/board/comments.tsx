import { limits, type Chat, type Comment, type Post } from '@maru/contract';
import { SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Button, IconButton, SkeletonRows, TextField } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { LinkedText } from '../messages/ui.ts';
import styles from './board.module.css';
import { deleteComment, loadComments, newKey, writeComment } from './change-board.ts';
import { PostHead } from './post-head.tsx';
import { boardStore } from './posts.ts';

interface CommentListProps {
  readonly chat: Chat;
  readonly post: Post;
}

/** The comments on a post, live; earlier ones on request. */
export function CommentList({ chat, post }: CommentListProps) {
  const t = useWords();
  const known = useStore(boardStore, (state) => state.comments[post.id]);
  const { chatId, id } = post;
  useEffect(() => void loadComments({ chatId, id }).catch(() => {}), [chatId, id]);
  return (
    <section className={styles.comments} aria-label={t('board.comments')}>
      <h4 className={styles.commentsHead}>{t('board.commentCount', { count: post.comments })}</h4>
      {!known && post.comments > 0 && <SkeletonRows label={t('board.loading')} count={2} />}
      {known?.nextBefore != null && (
        <Button size="sm" variant="quiet" onPress={() => void tryVerb(loadComments(post, true))}>
          {t('board.earlier')}
        </Button>
      )}
      <ul aria-live="polite">
        {known?.list.map((comment) => (
          <li key={comment.id}>
            <OneComment chat={chat} post={post} comment={comment} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneComment({ chat, post, comment }: CommentListProps & { readonly comment: Comment }) {
  const t = useWords();
  const me = useMe();
  const may = comment.author === me?.id || (chat.kind === 'group' && chat.role === 'host');
  return (
    <div className={styles.comment}>
      <PostHead post={{ author: comment.author, at: comment.at, editedAt: null, pinnedAt: null }} />
      <p className={styles.commentText} dir="auto">
        <LinkedText text={comment.text} />
      </p>
      {may && (
        <span className={styles.commentDelete}>
          <IconButton
            label={t('board.deleteComment')}
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => void tryVerb(deleteComment(post, comment.id))}
          />
        </span>
      )}
    </div>
  );
}

/** Where one comments. */
export function CommentField({ post }: { readonly post: Post }) {
  const t = useWords();
  const { run, isBusy, error, clear } = useVerb();
  const [text, setText] = useState('');
  const key = useRef(newKey());
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    const { chatId, id } = post;
    if (!words || !(await run(() => writeComment({ chatId, id, commentId: key.current, text: words }))))
      return;
    key.current = newKey();
    setText('');
  };
  return (
    <form className={styles.field} onSubmit={(event) => void send(event)}>
      <TextField
        label={t('board.comment')}
        isLabelHidden
        placeholder={t('board.commentHint')}
        value={text}
        onChange={(next) => {
          clear();
          setText(next);
        }}
        error={error || undefined}
        maxLength={limits.board.comment}
      />
      <Button
        type="submit"
        variant="primary"
        isBusy={isBusy}
        isDisabled={!text.trim()}
        aria-label={t('board.commentSend')}
      >
        <SendHorizontal aria-hidden="true" />
      </Button>
    </form>
  );
}
