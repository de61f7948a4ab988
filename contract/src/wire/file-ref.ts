import { z } from 'zod';
import { FileId, Moment, type ChatId } from './ids.ts';

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

/**
 * Forms of a file that can be asked for: `list` (480 pixels a side) and `screen` (2,048; both longer where a picture is very
 * tall or wide, see `pictureBounds`), `preview` (a picture of what is not one), `play` (sound or film every browser plays), `original` (the bytes of the download).
 */
export const fileForms = ['list', 'screen', 'preview', 'play', 'original'] as const;
/** A form of a file. */
export type FileForm = (typeof fileForms)[number];

/** The ids of everything that a host keeps of a file: of a sealed one, its forms too. */
export const idsOfFile = ({ id, sealed }: FileRef): FileId[] => [
  id,
  ...[sealed?.list, sealed?.screen, sealed?.preview].flatMap((form) => form?.id ?? []),
];

/** Where a file of a chat is served, to members of that chat alone. `download` makes a browser keep it. */
export const fileUrl = (
  { chatId, id }: { chatId: ChatId; id: FileId },
  form: FileForm,
  download = false,
): string => `/files/${chatId}/${id}/${form}${download ? '?download' : ''}`;

/** Where a PDF of a chat is served to be read in the browser's own viewer, instead of being kept. */
export const documentUrl = (file: { chatId: ChatId; id: FileId }): string =>
  `${fileUrl(file, 'original')}?view`;

/** Where a file of my own is served that is not in a chat (yet), to me alone. */
export const ownFileUrl = (id: FileId, form: FileForm): string => `/files/mine/${id}/${form}`;
