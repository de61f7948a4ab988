import type { Mention, Wish } from '@maru/contract';
import { memo, use, useMemo } from 'react';
import { cx } from '../../../ui/index.ts';
import { displayName, usePerson } from '../../people/index.ts';
import { myIdNow } from '../room/my-id.ts';
import { MarkedWords, markWords } from './marked-words.ts';
import { safeRel, segmentText } from '../segment-text.ts';
import styles from './message-text.module.css';

interface MessageTextProps {
  text: string;
  mentions?: readonly Mention[] | undefined;
}

interface CalledProps {
  readonly text: string;
  readonly accountId: Mention['accountId'];
  readonly words: Wish | null;
}

/** Somebody who does not look the same to all is called by their handle in what is written; here by the name I see. */
function Called({ text, accountId, words }: CalledProps) {
  const person = usePerson(text.startsWith('@') ? accountId : null);
  const shown = person && text === `@${person.handle}` ? `@${displayName(person)}` : text;
  return markWords(shown, words);
}

/** The words of a message, with links to follow and names that are called. */
export const MessageText = memo(function MessageText({ text, mentions }: MessageTextProps) {
  const segments = useMemo(() => segmentText(text, mentions), [text, mentions]);
  const words = use(MarkedWords);
  const me = myIdNow();
  return segments.map((segment, index) => {
    switch (segment.kind) {
      case 'link':
        return (
          <a key={index} href={segment.href} target="_blank" rel={safeRel}>
            {markWords(segment.text, words)}
          </a>
        );
      case 'mention': {
        const isMe = segment.accountId === null || segment.accountId === me;
        return (
          <span key={index} className={cx(styles.mention, isMe && styles.me)}>
            <Called text={segment.text} accountId={segment.accountId} words={words} />
          </span>
        );
      }
      case 'text':
        return words ? <span key={index}>{markWords(segment.text, words)}</span> : segment.text;
    }
  });
});
