import type { Happening, MarkTold } from '../history.ts';
import { groupBy } from './group-by.ts';
import type { Tell } from './verdict.ts';

/**
 * Once the host has told anybody's read mark, it never tells an earlier one. Two questions that were under way at the same
 * time may be answered in either order: only what was asked after the other had been answered counts.
 */
export const checkMarks = (happenings: readonly Happening[], tell: Tell): void => {
  const told = happenings.filter((one): one is MarkTold => one.e === 'mark');
  for (const some of groupBy(told, ({ account, log }) => `${account} ${log}`).values()) {
    const answered = some.toSorted((a, b) => a.t - b.t);
    let next = 0;
    let highest = 0;
    for (const one of some.toSorted((a, b) => a.began - b.began)) {
      while (next < answered.length && (answered[next] as MarkTold).t < one.began)
        highest = Math.max(highest, (answered[next++] as MarkTold).told);
      const due = Math.max(highest, one.asked ?? 0);
      if (one.told < due)
        tell('markBack', one.log, `${one.account} had read up to ${due}; later the host says ${one.told}`);
    }
  }
};
