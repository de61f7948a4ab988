import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Avatar, ScrollToNewBar } from '../../../ui/index.ts';
import { whySilencedNow } from '../../chats/index.ts';
import { useAuthor } from '../message/use-author.ts';
import { wordBody } from '../word-body.ts';
import type { Bubble, Row } from '../present-rows.ts';

interface NewMessageBarProps {
  rows: readonly Row[];
  isAtBottom: boolean;
  onPress: () => void;
}

/** What is folded for me is no news. */
const isFolded = (row: Row): boolean =>
  row.kind === 'bubble' && whySilencedNow(row.bubble.chatId, row.bubble.author) !== undefined;

/** While scrolled up: the way down, with the newest line where one has come meanwhile. */
export function NewMessageBar({ rows, isAtBottom, onPress }: NewMessageBarProps) {
  const t = useWords();
  const last = rows.findLast((row) => !isFolded(row));
  const [seenId, setSeenId] = useState(last?.id);
  if (isAtBottom && seenId !== last?.id) setSeenId(last?.id);
  if (isAtBottom) return null;
  if (last?.kind === 'bubble' && last.id !== seenId && !last.bubble.mine) {
    return <Preview bubble={last.bubble} onPress={onPress} />;
  }
  return <ScrollToNewBar label={t('messages.toNewest')} onPress={onPress} />;
}

function Preview({ bubble, onPress }: { readonly bubble: Bubble; readonly onPress: () => void }) {
  const t = useWords();
  const author = useAuthor(bubble.author);
  return (
    <ScrollToNewBar
      label={t('messages.toNewest')}
      onPress={onPress}
      avatar={<Avatar id={author.id} name={author.name} pictureUrl={author.pictureUrl} size="xs" />}
      name={author.name}
      text={wordBody(bubble.body, t).slice(0, 120)}
    />
  );
}
