import { Hand } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import type { CallView } from '../call-view.ts';
import { raiseHand, react } from '../verbs.ts';
import styles from './controls.module.css';

const offered = [
  ['👏', 'calls.emoji.clap'],
  ['❤️', 'calls.emoji.heart'],
  ['😂', 'calls.emoji.laugh'],
  ['😮', 'calls.emoji.wow'],
  ['👍', 'calls.emoji.thumb'],
  ['🎉', 'calls.emoji.party'],
] as const;

/** What one can throw into a call without a word, and the raised hand. */
export function ReactionsRow({ call }: { readonly call: CallView }) {
  const t = useWords();
  const { hand } = call.me;
  return (
    <div className={styles.reactions} role="group" aria-label={t('calls.reactions')}>
      {offered.map(([emoji, name]) => (
        <button
          key={emoji}
          type="button"
          className={styles.emoji}
          aria-label={t('calls.reactWith', { name: t(name) })}
          onClick={() => void tryVerb(react(emoji))}
        >
          {emoji}
        </button>
      ))}
      <span className={styles.split} aria-hidden="true" />
      <button
        type="button"
        className={styles.emoji}
        aria-label={t('calls.raiseHand')}
        aria-pressed={hand}
        onClick={() => void tryVerb(raiseHand(!hand))}
      >
        <Hand aria-hidden="true" />
      </button>
    </div>
  );
}
