const dayMs = 86_400_000;
const warnDays = 3;

/** How a file that is let go one day stands: it stays for now, goes soon, or is gone. */
export const expiryOf = (
  expiresAt: string | undefined,
  now: number,
): { state: 'stays' | 'soon' | 'gone'; days: number } | undefined => {
  if (expiresAt === undefined) return undefined;
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { state: 'gone', days: 0 };
  const days = Math.ceil(left / dayMs);
  return { state: days <= warnDays ? 'soon' : 'stays', days };
};
