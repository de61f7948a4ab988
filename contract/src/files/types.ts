import { z } from 'zod';
import { FileRef } from '../wire/file-ref.ts';
import { AccountId, FileId, Moment, Seq } from '../wire/ids.ts';

/**
 * How far a file of mine has come. `arriving`: bytes are still to come. `looking`: all bytes are here, and the host
 * finds out what it is. `processing`: it can be sent, and is being made playable. `ready`: all is done. `failed`: it
 * could not be made playable; it can be sent and downloaded all the same.
 */
export const FileState = z.enum(['arriving', 'looking', 'processing', 'ready', 'failed']);
/** How far a file of mine has come. */
export type FileState = z.infer<typeof FileState>;

/** A file of mine, from its first byte on. */
export const MyFile = z.object({
  id: FileId,
  state: FileState,
  /** Bytes that have come, and bytes there will be. */
  received: z.int(),
  size: z.int(),
  /** How far the making has come, while it is `processing`. */
  percent: z.int().optional(),
  /** What it turned out to be: from `processing` on. */
  file: FileRef.optional(),
});
/** A file of mine, from its first byte on. */
export type MyFile = z.infer<typeof MyFile>;

/** A place in a chat's gallery: of a message, and of a file in it. */
export const GalleryPlace = z.strictObject({ seq: Seq, place: z.int().min(0).max(1_000) });
/** A place in a chat's gallery: of a message, and of a file in it. */
export type GalleryPlace = z.infer<typeof GalleryPlace>;

/** A file of a chat: which message holds it, at which place among its files, and who sent it. */
export const GalleryItem = z.object({
  file: FileRef,
  seq: Seq,
  place: z.int(),
  author: AccountId,
  at: Moment,
});
/** A file of a chat. */
export type GalleryItem = z.infer<typeof GalleryItem>;
