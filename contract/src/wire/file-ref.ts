import { z } from 'zod';
import { FileId, Moment } from './ids.ts';

/** How a file is shown: what it is was found from its bytes, and the sender may ask for a photo to go as a file. */
export const FileKind = z.enum(['photo', 'video', 'voice', 'file']);
/** How a file is shown. */
export type FileKind = z.infer<typeof FileKind>;

/** What opens bytes that the sender's device has sealed: 32 bytes each, in base64. `root` is a hash over all of them. */
const Opening = { key: z.string().length(44), root: z.string().length(44) };

/** A form of a sealed file: sealed by itself, with an id of its own. */
export const SealedForm = z.object({ ...Opening, id: FileId, type: z.string(), size: z.int() });
/** A form of a sealed file. */
export type SealedForm = z.infer<typeof SealedForm>;

/**
 * What opens a file of a secret room, and its forms, which the sender's device has made. It travels inside what is
 * sealed itself: a host has neither this nor anything else of the file but its bytes, sealed.
 */
export const SealedFile = z.object({
  ...Opening,
  list: SealedForm.optional(),
  screen: SealedForm.optional(),
  preview: SealedForm.optional(),
});
/** What opens a file of a secret room. */
export type SealedFile = z.infer<typeof SealedFile>;

/**
 * A file as it travels with a message. `width` and `height` are pixels as shown (turned upright), `blur` is a
 * ThumbHash in base64 (about 25 bytes; https://evanw.github.io/thumbhash/), `waveform` has up to 64 peaks from 0 to 31.
 */
export const FileRef = z.object({
  id: FileId,
  kind: FileKind,
  /** The name it was sent with, without folders; what a download is called. */
  name: z.string(),
  /** The MIME type found from the bytes. */
  type: z.string(),
  /** Bytes of what a download gives. */
  size: z.int(),
  width: z.int().optional(),
  height: z.int().optional(),
  blur: z.string().optional(),
  /** Moves: an animated picture. */
  animated: z.boolean().optional(),
  durationMs: z.int().optional(),
  waveform: z.array(z.int().min(0).max(31)).max(64).optional(),
  /** Pages of a PDF. */
  pages: z.int().optional(),
  /** There is a picture of it (`preview`): a video's poster, a PDF's first page. */
  preview: z.boolean().optional(),
  /** The beginning of a text file. */
  excerpt: z.string().optional(),
  /** Still being made playable, or could not be. Absent when all is done. */
  state: z.enum(['processing', 'failed']).optional(),
  /** The operator of this host lets it go then. */
  expiresAt: Moment.optional(),
  /** Of a secret room. */
  sealed: SealedFile.optional(),
});
/** A file as it travels with a message. */
export type FileRef = z.infer<typeof FileRef>;
