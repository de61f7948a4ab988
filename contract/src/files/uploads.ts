import { z } from 'zod';
import { FileKind } from '../wire/file-ref.ts';
import type { FileId } from '../wire/ids.ts';
import { readId } from '../wire/read-id.ts';

/**
 * Where files are uploaded to, by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload; extensions creation,
 * creation-with-upload, termination, expiration). The last part of an upload's address is the file's id. Every request
 * carries the session as a call does. The last PATCH is answered when the host has looked at the file: then it can be
 * sent. A refusal is the JSON of a call's refusal. Upload-Metadata may hold what `UploadWish` says, and `filename`.
 */
export const uploadsPath = '/api/uploads';

/** How many pixels of a photo or a film stay: `original` touches none. */
export const MediaQuality = z.enum(['small', 'good', 'original']);
/** How many pixels of a photo or a film stay. */
export type MediaQuality = z.infer<typeof MediaQuality>;

/** What the sender asks for, in Upload-Metadata, each value as text. What is not understood counts as not said. */
export const UploadWish = z.object({
  /**
   * How it is meant to be shown; bytes that are nothing of the kind become a `file`. `sealed`: bytes that only those who
   * hold their key can open; they are kept as they came, nobody looks at them, and whatever else is said is not kept.
   */
  as: z.enum([...FileKind.options, 'sealed']),
  /** Of photos and films. */
  quality: MediaQuality,
  /** Place, camera and times stay in the file. */
  keepMetadata: z.boolean(),
  /** What a recorder measured, taken where the host cannot: milliseconds. */
  durationMs: z.int().min(0).max(86_400_000).optional(),
  /** The same of its loudness: up to 64 numbers from 0 to 31, with commas between. */
  waveform: z.array(z.int().min(0).max(31)).max(64).optional(),
});
/** What the sender asks for. */
export type UploadWish = z.infer<typeof UploadWish>;

/** The id of a file, out of the address its upload has; undefined where there is none in it. */
export const fileIdOfUpload = (url: string): FileId | undefined =>
  readId(url.split(/[?#]/)[0]?.split('/').at(-1)?.toLowerCase());
