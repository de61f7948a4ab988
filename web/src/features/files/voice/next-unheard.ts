import type { AccountId, MessageContent } from '@maru/contract';

/** As much of a message as is needed to tell whether it comes next. */
export interface HeardLine {
  seq: number;
  author: AccountId;
  body: {
    content?: MessageContent | undefined;
    deleted?: boolean | undefined;
    vanished?: boolean | undefined;
  };
}

/** The next voice message of somebody else, after `seq`, that has not been heard yet. */
export const nextUnheard = <Line extends HeardLine>(
  lines: Iterable<Line>,
  seq: number,
  who: { me: AccountId | null; isHeard: (fileId: string) => boolean },
): Line | undefined => {
  let next: Line | undefined;
  for (const line of lines) {
    const { content, deleted, vanished } = line.body;
    if (line.seq <= seq || (next && line.seq > next.seq)) continue;
    if (content?.type !== 'voice' || deleted || vanished || line.author === who.me) continue;
    if (!who.isHeard(content.file.id)) next = line;
  }
  return next;
};
