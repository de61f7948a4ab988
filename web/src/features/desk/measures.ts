const units = [
  ['TB', 1e12],
  ['GB', 1e9],
  ['MB', 1e6],
  ['KB', 1e3],
] as const;

/** Bytes in words, at most three figures: 1.2 GB. */
export const wordSize = (bytes: number): string => {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? (['B', 1] as const);
  const value = bytes / size;
  return `${value >= 100 || unit === 'B' ? Math.round(value) : Math.round(value * 10) / 10} ${unit}`;
};

/** What was typed as a number of units, in bytes; undefined where it is none within these bounds. */
export const readBytes = (
  typed: string,
  unit: number,
  { min, max }: { min: number; max: number },
): number | undefined => {
  const bytes = Math.round(Number(typed.trim().replace(',', '.')) * unit);
  return typed.trim() !== '' && Number.isSafeInteger(bytes) && bytes >= min && bytes <= max
    ? bytes
    : undefined;
};

/** A number of bytes as it is typed. */
export const typeBytes = (bytes: number, unit: number): string => String(bytes / unit);

/** How long something has been up: days, hours and minutes, the two largest. */
export const partsOfTime = (ms: number): { days: number; hours: number; minutes: number } => {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  return { days: Math.floor(minutes / 1_440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
};

/** How much of the whole, in percent for a bar: something is seen of whatever is there. */
export const shareOf = (part: number, whole: number): number =>
  whole <= 0 || part <= 0 ? 0 : Math.min(100, Math.max(1, Math.round((part / whole) * 100)));
