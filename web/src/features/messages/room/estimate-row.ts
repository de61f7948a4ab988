import { findContentView } from '../content/content-views.ts';
import { estimateLinkCard } from '../message/link-card-view.tsx';
import type { Row } from '../present-rows.ts';

const lineLetters = 24;
const linePixels = 22;
const openingPixels = 230;

/** About how high a row will be, before it has been shown once. */
export const estimateRow = (row: Row | undefined): number => {
  if (!row) return 0;
  if (row.kind === 'opening') return openingPixels;
  if (row.kind !== 'bubble') return 40;
  const { body } = row.bubble;
  const text = row.folded ? body.text.slice(0, 300) : body.text;
  const content = body.content ? (findContentView(body.content)?.estimate(body.content) ?? 40) : 0;
  const least = body.content ? 0 : 1;
  const lines = row.bigEmoji ? 3 : Math.max(least, Math.ceil(text.length / lineLetters));
  const head = row.firstOfRun ? (row.bubble.mine ? 12 : 30) : 4;
  const quote = body.replyTo ? 50 : 0;
  const reactions = body.reactions?.length || row.bubble.state === 'failed' ? 27 : 0;
  const card = body.card ? estimateLinkCard(body.card) + 8 : 0;
  return 16 + content + card + head + quote + reactions + lines * linePixels;
};
