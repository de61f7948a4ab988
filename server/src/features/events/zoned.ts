const partsIn = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** Is there a time zone of this name? */
export const isZone = (zone: string): boolean => {
  try {
    partsIn(zone);
    return true;
  } catch {
    return false;
  }
};

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
const offsetAt = (at: number, zone: string): number => {
  const parts = new Map(
    partsIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: string) => parts.get(type as never) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at / 1_000) * 1_000;
};

/** The moment at which the clocks of a zone show this hour of this day. */
export const momentIn = (zone: string, day: string, hour = 0): Date => {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  // The offset may be another one on the other side of a change of the clocks, so it is asked twice.
  const guess = wanted - offsetAt(wanted, zone);
  return new Date(wanted - offsetAt(guess, zone));
};

/** The day after. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
