import { CannotStart } from '../../config/index.ts';
import type { KnownBase } from './manifest.ts';

/** A moment to go back to, or all that there is. */
export type Target = Date | 'latest';

/** Reads what was typed as `--to`. A moment needs its zone: an hour more or less is a day's work lost. */
export const readTarget = (typed: string): Target => {
  if (typed === 'latest') return 'latest';
  const isWhole = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(typed);
  const moment = new Date(typed);
  if (!isWhole || Number.isNaN(moment.getTime()))
    throw new CannotStart(
      `--to is "${typed}", but should be latest, or a moment with its zone, as in 2026-11-21T20:15:00Z or 2026-11-22T05:15:00+09:00.`,
    );
  return moment;
};

/** The base backup to begin with: the newest that was whole before that moment. Throws a sentence where there is none. */
export const chooseBase = (bases: readonly KnownBase[], folder: string, target: Target): KnownBase => {
  const [oldest] = bases;
  if (!oldest) throw new CannotStart(`There is no base backup in ${folder}.`);
  const chosen = bases.findLast(
    ({ manifest }) => target === 'latest' || Date.parse(manifest.madeAt) <= target.getTime(),
  );
  if (!chosen)
    throw new CannotStart(
      `No base backup in ${folder} is from before ${(target as Date).toISOString()}: the oldest reaches back to ${oldest.manifest.madeAt}.`,
    );
  return chosen;
};
