import type { Mention } from '@maru/contract';
import { find } from 'linkifyjs';

/** A stretch of a message's text. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; accountId: Mention['accountId'] };

/** How links are opened: the other page learns nothing of us and cannot reach back. */
export const safeRel = 'noopener noreferrer nofollow';

type Stretch = { at: number; end: number; segment: Segment };

const isSafe = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href);

const links = (text: string): Stretch[] =>
  find(text, { defaultProtocol: 'https' })
    .filter((one) => isSafe(one.href))
    .map(({ start, end, value, href }) => ({
      at: start,
      end,
      segment: { kind: 'link', text: value, href },
    }));

const mentionsIn = (text: string, mentions: readonly Mention[]): Stretch[] =>
  mentions
    .map(({ at, length, accountId }): Stretch => {
      const end = at + length;
      return { at, end, segment: { kind: 'mention', text: text.slice(at, end), accountId } };
    })
    .filter(({ end }) => end <= text.length);

/** Cuts a message's text into plain text, links and mentions. Mentions win over links, earlier ones over later. */
export const segmentText = (text: string, mentions: readonly Mention[] = []): Segment[] => {
  const stretches = [...mentionsIn(text, mentions), ...links(text)].sort(
    (one, other) => one.at - other.at || Number(one.segment.kind === 'link') - 1,
  );
  const segments: Segment[] = [];
  let done = 0;
  for (const { at, end, segment } of stretches) {
    if (at < done) continue;
    if (at > done) segments.push({ kind: 'text', text: text.slice(done, at) });
    segments.push(segment);
    done = end;
  }
  if (done < text.length) segments.push({ kind: 'text', text: text.slice(done) });
  return segments;
};
