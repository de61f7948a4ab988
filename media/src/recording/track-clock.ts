/** Turns the timestamps of one track into milliseconds of this machine's clock. */
export interface TrackClock {
  at(timestamp: number, arrivedAtMs: number): number;
  /** What a sender report says: the sender's own clock at this timestamp. Both tracks of a person share that clock. */
  note(report: { timestamp: number; senderMs: number }): void;
}

/** How far the clock of a person is from ours; the tracks of one person share it, so that lips and voice stay together. */
export interface PersonClock {
  aheadMs?: number;
}

/** The way from one timestamp to another, the shorter one round the circle. */
const ticksBetween = (from: number, to: number): number => (to - from) | 0;

/** More than this between what is counted and what arrives is a new beginning: the sender has begun to count anew. */
const strayMs = 5_000;

/** A clock that begins with the first packet. */
export function startTrackClock(ticksPerSecond: number, person: PersonClock): TrackClock {
  let anchor: { timestamp: number; ms: number } | undefined;
  let said: { timestamp: number; senderMs: number } | undefined;
  const msBetween = (from: number, to: number) => (ticksBetween(from, to) * 1_000) / ticksPerSecond;
  const bySender = (timestamp: number, arrivedAtMs: number): number | undefined => {
    if (!said) return undefined;
    const senderMs = said.senderMs + msBetween(said.timestamp, timestamp);
    person.aheadMs ??= arrivedAtMs - senderMs;
    const ms = senderMs + person.aheadMs;
    return Math.abs(ms - arrivedAtMs) > strayMs ? undefined : ms;
  };
  return {
    at(timestamp, arrivedAtMs) {
      const counted = anchor && anchor.ms + msBetween(anchor.timestamp, timestamp);
      if (counted !== undefined && Math.abs(counted - arrivedAtMs) <= strayMs) {
        // Moves along, so that the circle of timestamps never comes round.
        anchor = { timestamp, ms: counted };
        return counted;
      }
      anchor = { timestamp, ms: bySender(timestamp, arrivedAtMs) ?? arrivedAtMs };
      return anchor.ms;
    },
    note: (report) => void (said = report),
  };
}
