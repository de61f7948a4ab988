import type { Progress } from './state.ts';

/** True when an entry of this seq has been counted in. */
export const isCounted = ({ base, ahead }: Progress, seq: number): boolean =>
  seq <= base || ahead.includes(seq);

/** Counts an entry in; what was early closes up behind the base. */
export const countIn = (progress: Progress, seq: number): Progress => {
  if (isCounted(progress, seq)) return progress;
  const ahead = new Set([...progress.ahead, seq]);
  let { base } = progress;
  while (ahead.delete(base + 1)) base += 1;
  return { base, ahead: [...ahead].sort((one, other) => one - other) };
};
