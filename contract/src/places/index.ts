import { z } from 'zod';
import { AccountId, Moment, Seq } from '../wire/ids.ts';

export { placeMethods } from './methods.ts';
export * from './types.ts';

/** Entries of `chat:<id>` about places: somebody's moving place has ended before its time. */
export const placeEntries = { 'place.ended': z.object({ seq: Seq }) } as const;

/** Signals on `chat:<id>`, to its members who are here: where somebody who shares it now is. Stored nowhere. */
export const placeSignals = {
  'place.moved': z.object({
    seq: Seq,
    accountId: AccountId,
    latitude: z.number(),
    longitude: z.number(),
    /** Metres around it. */
    accuracy: z.number().optional(),
    at: Moment,
  }),
} as const;
