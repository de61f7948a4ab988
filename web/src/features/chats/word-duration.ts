import type { Translate } from '../../platform/i18n/index.ts';

const units = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** A length of time in its largest whole unit: 30 seconds, 1 hour, 7 days. */
export const wordDuration = (seconds: number, t: Translate): string => {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ['seconds', 1];
  return t(`chats.for.${unit}`, { count: Math.round(seconds / size) });
};
