import type { RefusalCode } from '@maru/contract';

/** Why somebody cannot be kept out until this moment. */
export const whyNotKeepOut = (
  person: { operator: boolean },
  endsAt: Date | null,
  now: Date,
): RefusalCode | undefined => {
  if (person.operator) return 'is_operator';
  return endsAt && endsAt <= now ? 'time_passed' : undefined;
};
