import { z } from 'zod';
import { AccountId, Moment, Seq } from '../wire/ids.ts';

/** Degrees, WGS 84, and metres around. */
export const Position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(100_000).optional(),
});
/** Degrees, WGS 84, and metres around. */
export type Position = z.infer<typeof Position>;

/** How long a place can be shared while it moves, in minutes. */
export const sharingMinutes = [15, 60, 480] as const;

/** Somebody's place that moves: which message shares it, and where it was last. */
export const LivePlace = z.object({
  seq: Seq,
  accountId: AccountId,
  latitude: z.number(),
  longitude: z.number(),
  accuracy: z.number().optional(),
  at: Moment,
  until: Moment,
});
/** Somebody's place that moves. */
export type LivePlace = z.infer<typeof LivePlace>;

/** What the map of this host is drawn from: tiles, or, without them, the outlines of the countries. */
export const MapSource = z.object({
  /** An address with {z}, {x} and {y}. */
  tiles: z.string().optional(),
  attribution: z.string().optional(),
  /** There are tiles, and whoever agrees to `map` gets them. */
  asks: z.boolean().optional(),
  maxZoom: z.int(),
});
/** What the map of this host is drawn from. */
export type MapSource = z.infer<typeof MapSource>;
