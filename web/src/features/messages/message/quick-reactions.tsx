import { Plus } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx } from '../../../ui/index.ts';
import { reactToMessage } from '../change-message.ts';
import { attempt } from '../room/attempt.ts';
import { useRoomHandle } from '../room/room-ui.ts';
import type { SentLine } from '../state.ts';
import styles from './quick-reactions.module.css';

const quick = [
  ['❤️', 'messages.heart'],
  ['👍', 'messages.thumb'],
  ['✅', 'messages.check'],
  ['😂', 'messages.laugh'],
  ['😮', 'messages.wow'],
  ['😢', 'messages.sad'],
] as const;

/** The reactions at the head of a message's menu, and the way to all others. */
export function QuickReactions({ line, onDone }: { readonly line: SentLine; readonly onDone: () => void }) {
  const t = useWords();
  const { chatId, ui } = useRoomHandle();
  const mine = line.body.reactions?.find((one) => one.mine)?.emoji;
  const react = (emoji: string) => {
    onDone();
    void attempt(reactToMessage(chatId, line.seq, emoji));
  };
  return (
    <div className={styles.row} role="group" aria-label={t('messages.react')}>
      {quick.map(([emoji, name]) => (
        <button
          key={emoji}
          type="button"
          className={cx(styles.emoji, mine === emoji && styles.mine)}
          aria-label={t('messages.reactWith', { name: t(name) })}
          aria-pressed={mine === emoji}
          onClick={() => react(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        className={styles.more}
        aria-label={t('messages.moreReactions')}
        onClick={() => ui.setState({ menu: null, sheet: { kind: 'react', seq: line.seq } })}
      >
        <Plus aria-hidden="true" />
      </button>
    </div>
  );
}
