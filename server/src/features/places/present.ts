import type { LivePlace } from '@maru/contract';
import type { LivePlaceRow } from './store.ts';

/** A place that moves, as members see it. */
export const presentLivePlace = (row: LivePlaceRow): LivePlace => ({
  seq: Number(row.seq),
  accountId: row.account_id,
  latitude: row.latitude,
  longitude: row.longitude,
  ...(row.accuracy !== null && { accuracy: row.accuracy }),
  at: row.at.toISOString(),
  until: row.until.toISOString(),
});
