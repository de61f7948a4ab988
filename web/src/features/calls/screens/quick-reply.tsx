import { ArrowUp, ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { cx } from '../../../ui/index.ts';
import type { CallId } from '../call-view.ts';
import { decline } from '../verbs.ts';
import styles from './incoming.module.css';

const offered = ['calls.reply.later', 'calls.reply.onMyWay', 'calls.reply.text'] as const;

/** What declining with words takes. */
export interface QuickReplyProps {
  readonly callId: CallId;
  /** In the colours of the app rather than over the dark. */
  readonly isPlain?: boolean | undefined;
  readonly onBack: () => void;
}

/** Declines with a message: one of a few, or words of my own. */
export function QuickReply({ callId, isPlain, onBack }: QuickReplyProps) {
  const t = useWords();
  const [own, write] = useState('');
  const send = (words: string) => void tryVerb(decline(callId, words));
  return (
    <div className={cx(styles.replies, isPlain && styles.plainReplies)}>
      {offered.map((key) => (
        <button key={key} type="button" className={styles.quick} onClick={() => send(t(key))}>
          {t(key)}
        </button>
      ))}
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (own.trim()) send(own.trim());
        }}
      >
        <button type="button" className={styles.round} aria-label={t('calls.back')} onClick={onBack}>
          <ChevronLeft aria-hidden="true" />
        </button>
        <input
          className={styles.field}
          aria-label={t('calls.reply.own')}
          placeholder={t('calls.reply.own')}
          value={own}
          maxLength={500}
          enterKeyHint="send"
          onChange={(event) => write(event.target.value)}
        />
        <button
          type="submit"
          className={styles.round}
          data-main=""
          aria-label={t('calls.reply.send')}
          disabled={own.trim() === ''}
        >
          <ArrowUp aria-hidden="true" />
        </button>
      </form>
    </div>
  );
}
