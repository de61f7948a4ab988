import { BellOff, Bookmark, RotateCw, Send, Timer, Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMoments, useWords, wordRefusal } from '../../../platform/i18n/index.ts';
import { BubbleMeta } from '../../../ui/index.ts';
import type { Bubble } from '../present-rows.ts';
import { attempt } from '../room/attempt.ts';
import { useRoomHandle } from '../room/room-ui.ts';
import { cancelMessage, retryMessage, undoMessage } from '../send-message.ts';
import styles from './message-meta.module.css';

interface MessageMetaProps {
  bubble: Bubble;
  unread: number;
  hasTime: boolean;
}

/** Beside a bubble: marks, the unread number, the time, or how sending stands. */
export function MessageMeta({ bubble, unread, hasTime }: MessageMetaProps) {
  const t = useWords();
  const { time } = useMoments();
  const { ui } = useRoomHandle();
  if (bubble.state === 'failed') return <FailedMeta bubble={bubble} />;
  const isPending = bubble.state === 'pending';
  const { seq } = bubble;
  if (isPending && bubble.undoUntil) return <UndoMeta bubble={bubble} until={bubble.undoUntil} />;
  return (
    <BubbleMeta
      isMine={bubble.mine}
      unread={unread}
      unreadLabel={t('messages.unreadBy', { count: unread })}
      onUnread={seq === null ? undefined : () => ui.setState({ sheet: { kind: 'unread', seq } })}
      note={hasNotes(bubble) ? <Notes bubble={bubble} /> : undefined}
      time={
        isPending ? (
          <span className={styles.sending}>
            <Send aria-hidden="true" />
            <span className="visually-hidden">{t('messages.sending')}</span>
          </span>
        ) : hasTime ? (
          time(bubble.at)
        ) : undefined
      }
    />
  );
}

const hasNotes = ({ body, seq }: Bubble): boolean =>
  seq !== null &&
  !body.deleted &&
  (body.editedAt !== undefined || body.bookmarked === true || body.silent === true || !!body.vanishAt);

function Notes({ bubble }: { readonly bubble: Bubble }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  const { full } = useMoments();
  const { body } = bubble;
  const { editedAt, text } = body;
  const seq = bubble.seq ?? 0;
  return (
    <span className={styles.notes}>
      {body.bookmarked && (
        <Bookmark className={styles.bookmark} role="img" aria-label={t('messages.bookmarked')} />
      )}
      {body.silent && <BellOff className={styles.bookmark} role="img" aria-label={t('messages.silent')} />}
      {body.vanishAt && (
        <Timer
          className={styles.bookmark}
          role="img"
          aria-label={t('messages.vanishes', { time: full(body.vanishAt) })}
        />
      )}
      {editedAt && (
        <button
          type="button"
          className={styles.edited}
          aria-label={t('messages.showEdits')}
          onClick={() => ui.setState({ sheet: { kind: 'edits', seq, text, at: editedAt } })}
        >
          {t('messages.edited')}
        </button>
      )}
    </span>
  );
}

/** How many seconds are left until this moment, counted down. */
const useSecondsLeft = (until: string): number => {
  const left = () => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  });
  return seconds;
};

function UndoMeta({ bubble, until }: { readonly bubble: Bubble; readonly until: string }) {
  const t = useWords();
  const seconds = useSecondsLeft(until);
  const { key, chatId, at, body } = bubble;
  const pending = { key, chatId, at, text: body.text, state: 'pending' as const };
  return (
    <span className={styles.failed}>
      <button
        type="button"
        className={styles.undo}
        aria-label={t('messages.undo')}
        onClick={() => void attempt(undoMessage(pending))}
      >
        <Undo2 aria-hidden="true" />
        <span aria-hidden="true">{seconds}</span>
      </button>
    </span>
  );
}

function FailedMeta({ bubble }: { readonly bubble: Bubble }) {
  const t = useWords();
  return (
    <span className={styles.failed}>
      <button
        type="button"
        aria-label={t('messages.retry')}
        onClick={() => void attempt(retryMessage(bubble.key))}
      >
        <RotateCw aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={t('messages.cancelSending')}
        onClick={() => void attempt(cancelMessage(bubble.key))}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  );
}

/** Under a bubble that was refused: why, and what to do about it. */
export function FailedReason({ code = 'internal' }: { readonly code: string | undefined }) {
  return <span className={styles.reason}>{wordRefusal(code)}</span>;
}
