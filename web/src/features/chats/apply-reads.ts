import type { Chat, ReadMarks, SignalBodies } from '@maru/contract';

/** How far people have read, by numbers alone. */
type CountedMarks = Pick<ReadMarks, 'version' | 'marks'>;

/** Moves read marks. "gap": a move was missed, so that the marks must be asked for again. */
export const applyReads = <Reads extends CountedMarks>(
  reads: Reads,
  { version, moves }: SignalBodies['reads.moved'],
): Reads | 'gap' => {
  if (version <= reads.version) return reads;
  if (version !== reads.version + 1) return 'gap';
  const counts = new Map(reads.marks);
  for (const [from, to, count] of moves) {
    if (from !== null) counts.set(from, (counts.get(from) ?? 0) - count);
    if (to !== null) counts.set(to, (counts.get(to) ?? 0) + count);
  }
  const marks = [...counts].filter(([, count]) => count !== 0);
  if (marks.some(([, count]) => count < 0)) return 'gap';
  return { ...reads, version, marks: marks.sort(([one], [other]) => one - other) };
};

/**
 * The unread number beside a message: how many have not read up to it. Its author counts as having read it. When no
 * mark has reached the message, not even the author's own has arrived yet, and it is taken off here.
 */
export const unreadBy = ({ marks }: CountedMarks, seq: number): number => {
  let below = 0;
  let reached = false;
  for (const [mark, count] of marks) {
    if (mark < seq) below += count;
    else if (count > 0) reached = true;
  }
  return Math.max(0, reached ? below : below - 1);
};

/**
 * The number as I see it. What I have read in the chat of a stranger I have not yet decided about is told to nobody, so
 * that my own mark is missing among the marks; to me the message is read all the same.
 */
export const unreadForMe = (
  reads: CountedMarks,
  seq: number,
  chat: Pick<Chat, 'stranger' | 'readSeq'> | undefined,
): number => (chat?.stranger && seq <= chat.readSeq ? 0 : unreadBy(reads, seq));
