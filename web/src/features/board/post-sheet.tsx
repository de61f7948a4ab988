import type { Chat, Post } from '@maru/contract';
import { MessageSquareShare, MoreHorizontal, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import {
  ActionMenu,
  ConfirmDialog,
  IconButton,
  ReactionChip,
  Sheet,
  SkeletonRows,
  type ActionItem,
} from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { LinkedText } from '../messages/ui.ts';
import { showBoard } from './board-ui.ts';
import styles from './board.module.css';
import { deletePost, pinPost, reactToPost } from './change-board.ts';
import { CommentField, CommentList } from './comments.tsx';
import { PostFiles } from './post-files.tsx';
import { PostHead } from './post-head.tsx';
import { usePost } from './posts.ts';

interface PostSheetProps {
  readonly chat: Chat;
  readonly id: string;
  readonly onClose: () => void;
}

/** A post with all that hangs on it, and its comments. */
export function PostSheet({ chat, id, onClose }: PostSheetProps) {
  const t = useWords();
  const post = usePost(chat.id, id);
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={t('board.post')}
      closeLabel={t('board.close')}
      actions={post && <PostMenu chat={chat} post={post} />}
      footer={post && <CommentField post={post} />}
    >
      {post ? (
        <WholePost chat={chat} post={post} />
      ) : post === null ? (
        <p>{t('board.gone')}</p>
      ) : (
        <SkeletonRows label={t('board.loading')} count={3} />
      )}
    </Sheet>
  );
}

const emojis = ['❤️', '👍', '✅', '😂', '😮', '😢'];

function WholePost({ chat, post }: { readonly chat: Chat; readonly post: Post }) {
  const t = useWords();
  const counts = new Map(post.reactions.map(({ emoji, count }) => [emoji, count]));
  const shown = [...new Set([...post.reactions.map(({ emoji }) => emoji), ...emojis])];
  return (
    <article className={styles.whole}>
      <PostHead post={post} />
      {post.title && (
        <h3 className={styles.wholeTitle} dir="auto">
          {post.title}
        </h3>
      )}
      <p className={styles.wholeText} dir="auto">
        <LinkedText text={post.text} />
      </p>
      <PostFiles post={post} />
      <div className={styles.reactions} role="group" aria-label={t('board.react')}>
        {shown.map((emoji) => (
          <ReactionChip
            key={emoji}
            emoji={emoji}
            count={counts.get(emoji) ?? 0}
            isMine={post.mine === emoji}
            label={t('board.reactWith', { emoji, count: counts.get(emoji) ?? 0 })}
            onPress={() => void tryVerb(reactToPost(post, emoji))}
          />
        ))}
      </div>
      <CommentList chat={chat} post={post} />
    </article>
  );
}

function PostMenu({ chat, post }: { readonly chat: Chat; readonly post: Post }) {
  const t = useWords();
  const me = useMe();
  const [isAsking, ask] = useState(false);
  const isMine = post.author === me?.id;
  const isHost = chat.kind === 'group' && chat.role === 'host';
  const mayPin = !me?.guest && (chat.kind !== 'group' || isHost);
  const only = (can: boolean, item: ActionItem): ActionItem[] => (can ? [item] : []);
  const isPinned = post.pinnedAt !== null;
  const items: ActionItem[] = [
    ...only(isMine, {
      id: 'edit',
      label: t('board.edit'),
      icon: <Pencil aria-hidden="true" />,
      onSelect: () => showBoard({ at: 'maker', chatId: chat.id, edited: post }),
    }),
    ...only(mayPin, {
      id: 'pin',
      label: t(isPinned ? 'board.unpin' : 'board.pin'),
      icon: isPinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />,
      onSelect: () => void tryVerb(pinPost(post, !isPinned)),
    }),
    ...only(post.cardSeq > 0, {
      id: 'show',
      label: t('board.toMessage'),
      icon: <MessageSquareShare aria-hidden="true" />,
      onSelect: () => {
        showBoard(null);
        go(paths.chat(chat.id, post.cardSeq));
      },
    }),
    ...only(isMine || isHost, {
      id: 'delete',
      label: t('board.delete'),
      icon: <Trash2 aria-hidden="true" />,
      isDanger: true,
      onSelect: () => ask(true),
    }),
  ];
  return (
    <>
      <ActionMenu
        label={t('board.menu')}
        trigger={<IconButton label={t('board.menu')} icon={<MoreHorizontal aria-hidden="true" />} />}
        sections={[{ id: 'post', items }]}
      />
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('board.deleteAsk')}
        confirmLabel={t('board.delete')}
        cancelLabel={t('board.cancel')}
        onConfirm={() => {
          ask(false);
          void tryVerb(deletePost(post));
        }}
        onCancel={() => ask(false)}
      >
        {t('board.deleteText')}
      </ConfirmDialog>
    </>
  );
}
