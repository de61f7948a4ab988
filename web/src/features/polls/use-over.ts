import type { Poll } from '@maru/contract';
import { useEffect, useState } from 'react';
import { isOver } from './word-poll.ts';

/** The longest wait that a timer takes. */
const longest = 2 ** 31 - 1;

/** Is a poll over? Shows the component again at the moment in which its time is up. */
export const useOver = (poll: Poll): boolean => {
  const [, showAgain] = useState(0);
  const over = isOver(poll);
  useEffect(() => {
    if (over || !poll.deadline) return;
    const left = Date.parse(poll.deadline) - Date.now() + 50;
    const timer = setTimeout(() => showAgain((count) => count + 1), Math.min(left, longest));
    return () => clearTimeout(timer);
  }, [over, poll.deadline]);
  return over;
};
