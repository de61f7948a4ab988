import type { Line, Talk } from './world/index.ts';

/** A line and when it was said. */
export interface TimedLine extends Line {
  at: Date;
}

const secondsBetween = (line: Line): number => 20 + ((line.text.length * 7) % 70);

const beginOf = (talk: Talk, now: Date): Date => {
  if ('minutesAgo' in talk) return new Date(now.getTime() - talk.minutesAgo * 60_000);
  const [hour, minute] = talk.at.split(':').map(Number);
  const begin = new Date(now);
  begin.setDate(begin.getDate() - talk.daysAgo);
  begin.setHours(hour ?? 12, minute ?? 0, 0, 0);
  return begin;
};

/** Gives every line its moment: talks begin when their script says, lines follow as fast as people type. */
export const timeLines = (talks: readonly Talk[], now: Date): TimedLine[] =>
  talks
    .flatMap((talk) => {
      let at = beginOf(talk, now).getTime();
      return talk.lines.map((line) => {
        at += secondsBetween(line) * 1_000;
        return { ...line, at: new Date(Math.min(at, now.getTime() - 1_000)) };
      });
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
