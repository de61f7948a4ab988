/** A moment as the clocks of an archive's owner show it: `2026-11-21 17:23`. */
export type PageClock = (at: string) => string;

/** The clocks of a zone. */
export const pageClock = (zone: string): PageClock => {
  // The Swedish way of writing is the one of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone,
  });
  return (at) => format.format(new Date(at));
};
