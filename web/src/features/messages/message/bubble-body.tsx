import { Forward } from 'lucide-react';
import { useMemo } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Bubble as BubbleShape, cx } from '../../../ui/index.ts';
import { findContentView, type ContentView } from '../content/content-views.ts';
import type { Bubble, Row } from '../present-rows.ts';
import { useRoomHandle } from '../room/room-ui.ts';
import styles from './bubble-body.module.css';
import { whyUnopened } from '../unopened.ts';
import { LinkCardView } from './link-card-view.tsx';
import { MessageQuote } from './message-quote.tsx';
import { MessageText } from './message-text.tsx';

const shownLetters = 500;
const shownLines = 12;

const beginningOf = (text: string): string =>
  text.split('\n', shownLines).join('\n').slice(0, shownLetters).trimEnd();

type BubbleRow = Extract<Row, { kind: 'bubble' }>;

/** What stands in a bubble: the quote it answers, the words, or that it was deleted. */
export function BubbleBody({ row }: { readonly row: BubbleRow }) {
  const t = useWords();
  const { bubble, bigEmoji } = row;
  const { body } = bubble;
  const shape = shapeOf(row);
  if (body.deleted) {
    return (
      <BubbleShape {...shape}>
        <span className={styles.deleted}>{t('messages.deleted')}</span>
      </BubbleShape>
    );
  }
  const unopened = whyUnopened(body);
  if (unopened) {
    return (
      <BubbleShape {...shape}>
        <span className={styles.deleted}>{t(`messages.unopened.${unopened}`)}</span>
      </BubbleShape>
    );
  }
  if (body.content) return <ContentBody row={row} view={findContentView(body.content)} />;
  if (bigEmoji && !body.replyTo && !body.forwarded) {
    return (
      <BubbleShape {...shape} kind="bare">
        <span className={styles.emoji}>{body.text.trim()}</span>
      </BubbleShape>
    );
  }
  return (
    <BubbleShape {...shape}>
      <BubbleHead bubble={bubble} />
      <BubbleWords row={row} />
    </BubbleShape>
  );
}

/** Where the message comes from: passed on, or an answer. */
function BubbleHead({ bubble }: { readonly bubble: Bubble }) {
  const t = useWords();
  const { body, chatId } = bubble;
  return (
    <>
      {body.forwarded && (
        <span className={styles.forwarded}>
          <Forward aria-hidden="true" />
          {t('messages.forwarded')}
        </span>
      )}
      {body.replyTo && <MessageQuote chatId={chatId} quote={body.replyTo} />}
    </>
  );
}

/** The words, folded where they are many. */
function BubbleWords({ row }: { readonly row: BubbleRow }) {
  const t = useWords();
  const { ui } = useRoomHandle();
  const { bubble, folded } = row;
  const { body } = bubble;
  const text = useMemo(() => (folded ? `${beginningOf(body.text)}…` : body.text), [folded, body.text]);
  return (
    <>
      <span className={cx(styles.words, folded && styles.folded)} dir="auto">
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
      {body.card && <LinkCardView card={body.card} />}
    </>
  );
}

/** Content with its caption: without a bubble of its own where it is a picture, in one where it is a card. */
function ContentBody({ row, view }: { readonly row: BubbleRow; readonly view: ContentView | undefined }) {
  const t = useWords();
  const { bubble } = row;
  const { body } = bubble;
  const shape = shapeOf(row);
  if (!body.content) return null;
  const hasHead = body.forwarded === true || body.replyTo !== undefined;
  const hasWords = body.text !== '';
  if (!view) {
    return (
      <BubbleShape {...shape}>
        <BubbleHead bubble={bubble} />
        <span className={styles.deleted}>{t('messages.unknownContent')}</span>
      </BubbleShape>
    );
  }
  const shown = <view.View bubble={bubble} content={body.content} />;
  if (view.frame !== 'bare') {
    return (
      <BubbleShape {...shape} kind={view.frame}>
        <BubbleHead bubble={bubble} />
        {shown}
        {hasWords && <BubbleWords row={row} />}
      </BubbleShape>
    );
  }
  return (
    <div className={cx(styles.stack, bubble.mine && styles.stackMine)}>
      {hasHead && (
        <BubbleShape {...shape}>
          <BubbleHead bubble={bubble} />
        </BubbleShape>
      )}
      <BubbleShape {...shape} isFirst={false} kind="bare">
        {shown}
      </BubbleShape>
      {hasWords && (
        <BubbleShape {...shape} isFirst={false}>
          <BubbleWords row={row} />
        </BubbleShape>
      )}
    </div>
  );
}

const shapeOf = ({ bubble, firstOfRun }: BubbleRow) => ({
  isMine: bubble.mine,
  isFirst: firstOfRun,
  isPending: bubble.state === 'pending',
  isFailed: bubble.state === 'failed',
});
