import { limits, type Mention } from '@maru/contract';

/** What is asked for after an @: where it stands, where the cursor is, and what has been typed. */
export interface AskedMention {
  at: number;
  end: number;
  search: string;
}

const longestSearch = 20;

/** The name that is being typed after an @, if any. */
export const askedMention = (text: string, caret: number): AskedMention | undefined => {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || (at > 0 && !/\s/u.test(before[at - 1] ?? ''))) return undefined;
  const search = before.slice(at + 1);
  if (search.length > longestSearch || /\s/u.test(search)) return undefined;
  return { at, end: caret, search };
};

/** Moves mentions along with the text around them; one whose own letters change is a mention no more. */
export const shiftMentions = (
  mentions: readonly Mention[],
  before: string,
  after: string,
): readonly Mention[] => {
  if (mentions.length === 0 || before === after) return mentions;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const changedEnd = before.length - tail;
  const moved = after.length - before.length;
  return mentions.flatMap((mention) => {
    if (mention.at + mention.length <= start) return [mention];
    return mention.at >= changedEnd ? [{ ...mention, at: mention.at + moved }] : [];
  });
};

/** The text with a name in place of what was typed after the @, and where the cursor goes then. */
export const insertMention = (
  draft: { text: string; mentions: readonly Mention[] },
  asked: AskedMention,
  who: { accountId: Mention['accountId']; name: string },
): { text: string; mentions: readonly Mention[]; caret: number } => {
  const called = `@${who.name}`;
  const text = `${draft.text.slice(0, asked.at)}${called} ${draft.text.slice(asked.end)}`;
  const others = shiftMentions(draft.mentions, draft.text, text);
  const mention = { accountId: who.accountId, at: asked.at, length: called.length };
  const mentions = [...others, mention].slice(0, limits.mentions);
  return { text, mentions, caret: asked.at + called.length + 1 };
};
