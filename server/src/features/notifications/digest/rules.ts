import type { ChatKind, DigestSettings } from '@maru/contract';

const dayMs = 24 * 3_600_000;

/** Mails come by day: nobody is to be woken, and what was not sent in the morning may still go until the evening. */
const hours = { from: 8, until: 20 };

/** The first day of the week, on which weekly mails come. */
const monday = 'Mon';

/** Has somebody been away for a day? */
export const isAway = (lastHere: Date | null, now: Date): boolean =>
  lastHere !== null && now.getTime() - lastHere.getTime() >= dayMs;

/**
 * The day whose mail may go now, as `YYYY-MM-DD` on the clock of the person; undefined at night, on the other days of a week,
 * and where none is wanted.
 */
export const duePeriod = ({ every, zone }: DigestSettings, now: Date): string | undefined => {
  if (every === 'never') return undefined;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const hour = Number(parts.get('hour'));
  if (hour < hours.from || hour >= hours.until) return undefined;
  if (every === 'week' && !parts.get('weekday')?.startsWith(monday)) return undefined;
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
};

/** From when on messages count: since the person was here, and since they were last told. */
export const countFrom = (lastHere: Date, toldAt: Date | null): Date =>
  toldAt && toldAt > lastHere ? toldAt : lastHere;

/** May it be said in a mail, which lies open on its way, who wrote in a chat? Of a secret room it is not. */
export const mayName = ({ kind, secret }: { kind: ChatKind; secret: boolean }): boolean =>
  kind !== 'self' && !secret;

/** Tries of one mail before it is left for the next period. */
export const mostTries = 4;
const retryMs = 30 * 60_000;

/** When a mail that was not taken is tried again; undefined where it was tried often enough. */
export const retryAt = (tries: number, now: Date): Date | undefined =>
  tries >= mostTries ? undefined : new Date(now.getTime() + retryMs * tries);
