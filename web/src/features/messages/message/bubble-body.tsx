import { Forward } from 'lucide-react';
import { useMemo } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Bubble as BubbleShape } from '../../../ui/index.ts';
import type { Row } from '../present-rows.ts';
import { useRoomHandle } from '../room/room-ui.ts';
import styles from './bubble-body.module.css';
import { MessageQuote } from './message-quote.tsx';
import { MessageText } from './message-text.tsx';

const shownLetters = 500;
const shownLines = 12;

const beginningOf = (text: string): string =>
  text.split('\n', shownLines).join('\n').slice(0, shownLetters).trimEnd();

/** What stands in a bubble: the quote it answers, the words, or that it was deleted. */
export function BubbleBody({ row }: { readonly row: Extract<Row, { kind: 'bubble' }> }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  const { bubble, firstOfRun, bigEmoji, folded } = row;
  const { body, mine, state } = bubble;
  const text = useMemo(() => (folded ? `${beginningOf(body.text)}…` : body.text), [folded, body.text]);
  const shape = {
    isMine: mine,
    isFirst: firstOfRun,
    isPending: state === 'pending',
    isFailed: state === 'failed',
  };
  if (body.deleted) {
    return (
      <BubbleShape {...shape}>
        <span className={styles.deleted}>{t('messages.deleted')}</span>
      </BubbleShape>
    );
  }
  if (bigEmoji && !body.replyTo && !body.forwarded) {
    return (
      <BubbleShape {...shape} kind="bare">
        <span className={styles.emoji}>{body.text.trim()}</span>
      </BubbleShape>
    );
  }
  return (
    <BubbleShape {...shape}>
      {body.forwarded && (
        <span className={styles.forwarded}>
          <Forward aria-hidden="true" />
          {t('messages.forwarded')}
        </span>
      )}
      {body.replyTo && <MessageQuote chatId={bubble.chatId} quote={body.replyTo} />}
      <span className={folded ? styles.folded : undefined}>
        <MessageText text={text} mentions={body.mentions} />
      </span>
      {folded && (
        <button
          type="button"
          className={styles.viewAll}
          onClick={() => ui.setState({ sheet: { kind: 'whole', bubble } })}
        >
          {t('messages.viewAll')}
        </button>
      )}
    </BubbleShape>
  );
}
