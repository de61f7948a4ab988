import type { FileForm, FileKind, FileRef } from '@maru/contract';

/** What the sender asks for. */
export interface Wish {
  as: FileKind;
  /** Photos and videos alone: how many pixels stay. `original` touches none. */
  quality: 'small' | 'good' | 'original';
  /** Place, camera and times stay in the file. */
  keepMetadata: boolean;
}

/** A file that has arrived, as a local file that nobody else changes. */
export interface Arrived {
  path: string;
  size: number;
  /** The MIME type found from the bytes; `application/octet-stream` where none was found, `text/plain` for words. */
  type: string;
  wish: Wish;
  /** Facts a client measured itself: taken, within bounds, only where this host cannot measure them. */
  declared?: { durationMs?: number; waveform?: number[] };
  /** An empty folder of this file alone: everything made is written into it. Whoever made it removes it. */
  folder: string;
}

/** A form of a file that was made, lying in the folder of the job. */
export interface MadeForm {
  form: Exclude<FileForm, 'original'>;
  /** A form may lie there in several types: a browser is given the first that it takes. */
  type: string;
  path: string;
}

/** What is known of a file beside its kind. */
export type Facts = Pick<
  FileRef,
  'width' | 'height' | 'blur' | 'animated' | 'durationMs' | 'waveform' | 'pages' | 'preview' | 'excerpt'
>;

/** What the download gives instead of the file that arrived. */
export interface NewOriginal {
  path: string;
  type: string;
  /** The ending a name should have where the type has changed, without the dot; empty where it has not. */
  ending: string;
}

/** What was found in a file at the first look, and what was made of it. */
export interface Prepared {
  kind: FileKind;
  type: string;
  facts: Facts;
  forms: MadeForm[];
  original?: NewOriginal;
  /** `makePlayable` has work to do: the message can be shown, and the file is `processing` meanwhile. */
  slow: boolean;
  /** Why less was made than could be: for the log. The file itself can be sent all the same. */
  trouble?: string;
}

/** What the slow part has made. */
export interface Playable {
  facts: Facts;
  forms: MadeForm[];
  original?: NewOriginal;
}

/** Where work stands and how it is stopped. */
export interface Watching {
  /** From 0 to 100, never backwards. */
  onProgress?: (percent: number) => void;
  signal?: AbortSignal | undefined;
}

/** ffmpeg and ffprobe of this machine. */
export interface MediaTools {
  ffmpeg: string;
  ffprobe: string;
  version: string;
}

/** The bytes are not what they should be, or want more time or memory than they may have. The message is for the log. */
export class CannotProcess extends Error {
  override name = 'CannotProcess';
}
