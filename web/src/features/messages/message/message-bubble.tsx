import { hintOf } from '@maru/contract';
import { CornerUpLeft } from 'lucide-react';
import { useMoments, useWords, wordRefusal, type Translate } from '../../../platform/i18n/index.ts';
import { Avatar, BubbleRow, cx, Tag } from '../../../ui/index.ts';
import { useUnreadBy } from '../../chats/index.ts';
import { wordHint } from '../../chats/ui.ts';
import { wordBody } from '../word-body.ts';
import type { Bubble, Row } from '../present-rows.ts';
import { useRoomUi } from '../room/room-ui.ts';
import { BubbleBody } from './bubble-body.tsx';
import { FailedReason, MessageMeta } from './message-meta.tsx';
import { MessageReactions } from './message-reactions.tsx';
import styles from './message-bubble.module.css';
import { SelectMark } from './select-mark.tsx';
import { useAuthor } from './use-author.ts';
import { useBubbleGestures } from './use-bubble-gestures.ts';

type BubbleRowData = Extract<Row, { kind: 'bubble' }>;

interface MessageBubbleProps {
  row: BubbleRowData;
  isNew: boolean;
  isCurrent: boolean;
}

/** A message on its writer's side, with all that stands around it. */
export function MessageBubble({ row, isNew, isCurrent }: MessageBubbleProps) {
  const { bubble } = row;
  const t = useWords();
  const { time } = useMoments();
  const author = useAuthor(bubble.author);
  // Nobody has anything left to read where the words are gone.
  const unread = useUnreadBy(bubble.chatId, bubble.body.deleted ? null : bubble.seq);
  const markCount = useRoomUi((ui) => (ui.marked?.seq === bubble.seq ? ui.marked?.count : undefined));
  const isSelecting = useRoomUi((ui) => ui.selected !== null);
  const gestures = useBubbleGestures(bubble, isSelecting);
  const { offset, isArmed } = gestures.swipe;
  const hasReactions = !bubble.body.deleted && (bubble.body.reactions ?? []).length > 0;
  const spoken = spokenBubble(t, bubble, {
    name: bubble.mine ? t('messages.me') : author.name,
    time: time(bubble.at),
    unread,
  });
  return (
    <article
      // Arrow keys go from message to message, so that each must be able to hold the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isCurrent ? 0 : -1}
      className={cx(styles.message, isSelecting && styles.selecting)}
      aria-label={spoken}
      data-message={bubble.key}
      {...gestures.handlers}
    >
      {isSelecting && bubble.seq !== null && <SelectMark seq={bubble.seq} label={spoken} />}
      {offset > 0 && (
        <span className={cx(styles.replyMark, isArmed && styles.armed)} aria-hidden="true">
          <CornerUpLeft />
        </span>
      )}
      <div className={styles.slide} {...(offset > 0 ? { style: { translate: `${offset}px 0` } } : {})}>
        <BubbleRow
          // A second jump to the same message lights it up again.
          key={markCount}
          isMine={bubble.mine}
          isFirst={row.firstOfRun}
          isMarked={markCount !== undefined}
          isNew={isNew}
          avatar={
            bubble.mine ? undefined : (
              <Avatar id={author.id} name={author.name} pictureUrl={author.pictureUrl} size="sm" />
            )
          }
          name={
            <span className={styles.name}>
              {author.name}
              {author.isGuest && <Tag tone="neutral">{t('messages.guest')}</Tag>}
            </span>
          }
          meta={<MessageMeta bubble={bubble} unread={unread} hasTime={row.lastOfRun} />}
          below={
            bubble.state === 'failed' ? (
              <FailedReason code={bubble.code} />
            ) : hasReactions ? (
              <MessageReactions bubble={bubble} />
            ) : undefined
          }
        >
          <BubbleBody row={row} />
        </BubbleRow>
      </div>
    </article>
  );
}

function spokenBubble(
  t: Translate,
  { body, state, code }: Bubble,
  { name, time, unread }: { name: string; time: string; unread: number },
): string {
  const held = body.content && body.text ? `${wordHint(hintOf(body.content), t)}, ` : '';
  const text = `${held}${wordBody(body, t).slice(0, 500)}`;
  const reactions = (body.reactions ?? []).map((one) => `${one.emoji} ${one.count}`).join(', ');
  return [
    t('messages.spoken', { name, text, time }),
    state === 'pending' && t('messages.sending'),
    state === 'failed' && `${t('messages.failed')} ${wordRefusal(code ?? 'internal')}`,
    unread > 0 && t('messages.spokenUnread', { count: unread }),
    body.editedAt && t('messages.edited'),
    body.bookmarked && t('messages.bookmarked'),
    reactions && t('messages.spokenReactions', { list: reactions }),
  ]
    .filter(Boolean)
    .join(', ');
}
