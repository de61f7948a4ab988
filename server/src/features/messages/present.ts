import {
  hintOf,
  type AccountId,
  type HistoryItem,
  type MessageBody,
  type MessageContent,
  type Quote,
  type Reaction,
} from '@maru/contract';
import type { LineRow, ReactionRow } from './store.ts';

/** Letters of a quoted message that travel with the reply. */
const quoteLength = 200;
/** Persons named with a reaction. */
const namedReactors = 20;

/** The text of a message as it now is. */
export const currentText = (line: LineRow): string =>
  line.deleted_at ? '' : (line.edited_text ?? line.body.text ?? '');

/** What a message holds as it now is. */
export const currentContent = (line: LineRow): MessageContent | undefined =>
  line.deleted_at ? undefined : (line.filled_content ?? line.body.content);

/** What travels with a reply. */
export const presentQuote = (line: LineRow, authorName: string): Quote => {
  const content = currentContent(line);
  return {
    seq: line.seq,
    author: line.author,
    authorName,
    text: currentText(line).slice(0, quoteLength),
    ...(content && { hint: hintOf(content) }),
  };
};

/** Reactions to one message, in the order in which each emoji came. */
export const presentReactions = (rows: readonly ReactionRow[], reader: AccountId): Reaction[] => {
  const byEmoji = new Map<string, Reaction>();
  for (const { emoji, account_id: id } of rows) {
    const reaction = byEmoji.get(emoji) ?? { emoji, count: 0, mine: false, by: [] };
    reaction.count++;
    reaction.mine ||= id === reader;
    if (reaction.by.length < namedReactors) reaction.by.push(id);
    byEmoji.set(emoji, reaction);
  }
  return [...byEmoji.values()];
};

const presentBody = (line: LineRow, extra: { reactions: Reaction[]; bookmarked: boolean }): MessageBody => {
  if (line.deleted_at) return { text: '', deleted: true };
  const content = currentContent(line);
  const mentions = line.edited_at ? (line.edited_mentions ?? undefined) : line.body.mentions;
  return {
    text: currentText(line),
    ...(line.body.sealed && { sealed: line.body.sealed }),
    ...(content && { content }),
    ...(line.filled_card && { card: line.filled_card }),
    ...(line.body.silent && { silent: true }),
    ...(line.body.vanishAt && { vanishAt: line.body.vanishAt }),
    ...(mentions && { mentions }),
    ...(line.body.replyTo && { replyTo: line.body.replyTo }),
    ...(line.body.forwarded && { forwarded: true }),
    ...(line.edited_at && { editedAt: line.edited_at.toISOString() }),
    ...(extra.reactions.length > 0 && { reactions: extra.reactions }),
    ...(extra.bookmarked && { bookmarked: true }),
  };
};

/** A line of history. */
export const presentLine = (
  line: LineRow,
  extra: { reactions: Reaction[]; bookmarked: boolean },
): HistoryItem => ({
  seq: line.seq,
  author: line.author,
  key: line.key,
  at: line.at.toISOString(),
  kind: line.kind,
  body: line.kind === 'message.sent' ? presentBody(line, extra) : line.body,
});
