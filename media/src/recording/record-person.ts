import { stat } from 'node:fs/promises';
import { writeWebm, type Sample, type WebmFile } from './write-webm.ts';

/** One file of somebody: a new one begins when what they send changes. */
export interface Part {
  path: string;
  kinds: ReadonlySet<Sample['kind']>;
  beginsMs: number;
  endsMs: number;
  width?: number;
  height?: number;
  bytes: number;
}

/** What one person's voice and camera, or screen and its sound, are kept by. */
export interface PersonRecorder {
  take(sample: Sample): void;
  close(): Promise<Part[]>;
}

/** Who hears that a picture is needed that stands alone, that a file has begun, and that one cannot be written. */
export interface PersonEars {
  needKey: () => void;
  begun: (path: string, beginsMs: number) => void;
  fail: (error: unknown) => void;
}

/** How long the others of somebody's tracks are waited for before a file begins. */
const gatherMs = 1_000;
/** A track that is silent this long is no part of the file any longer: a muted camera, and nothing waits for it. */
const silentMs = 10_000;

/**
 * Keeps what one person sends. A WebM says at its beginning what is in it, so a camera that is turned on later begins the
 * next file; the files of one person follow each other without a gap.
 */
export function recordPerson(
  nameFile: (part: number) => string,
  { needKey, begun, fail }: PersonEars,
): PersonRecorder {
  const parts: Part[] = [];
  const closing: Promise<void>[] = [];
  let gathered: Sample[] = [];
  let open: { part: Part; file: Promise<WebmFile> } | undefined;
  const lastAt = new Map<Sample['kind'], number>();

  const writeTo = ({ part, file }: NonNullable<typeof open>, sample: Sample) => {
    part.endsMs = Math.max(part.endsMs, sample.atMs);
    void file.then((one) => one.write(sample)).catch(() => undefined);
  };
  const closePart = () => {
    if (!open) return;
    const { part, file } = open;
    open = undefined;
    closing.push(
      file
        .then((one) => one.close())
        .then(async () => void (part.bytes = (await stat(part.path)).size))
        .catch(fail),
    );
  };
  const openPart = () => {
    const firstKey = gathered.find(({ kind, isKey }) => kind === 'video' && isKey);
    // Pictures before one that stands alone cannot be drawn.
    const usable = gathered.filter(
      (one) => one.kind === 'audio' || (firstKey && gathered.indexOf(one) >= gathered.indexOf(firstKey)),
    );
    gathered = [];
    if (usable.length === 0) return;
    const beginsMs = Math.min(...usable.map(({ atMs }) => atMs));
    const kinds = new Set(usable.map(({ kind }) => kind));
    const path = nameFile(parts.length + 1);
    const part: Part = { path, kinds, beginsMs, endsMs: beginsMs, bytes: 0 };
    if (firstKey) Object.assign(part, { width: firstKey.width, height: firstKey.height });
    parts.push(part);
    const file = writeWebm(path, beginsMs, { kinds, fail });
    file.then(() => begun(path, beginsMs), fail);
    open = { part, file };
    for (const sample of usable) writeTo(open, sample);
  };
  const hasKey = () => gathered.some(({ kind, isKey }) => kind === 'video' && isKey);
  /** Is there one of each track, or was the other waited for long enough? */
  const isGathered = () =>
    (hasKey() && gathered.some(({ kind }) => kind === 'audio')) ||
    gathered.at(-1)!.atMs - gathered[0]!.atMs >= gatherMs;

  return {
    take(sample) {
      lastAt.set(sample.kind, sample.atMs);
      if (open) {
        const isSplit =
          !open.part.kinds.has(sample.kind) ||
          [...open.part.kinds].some((kind) => sample.atMs - (lastAt.get(kind) ?? 0) > silentMs);
        if (!isSplit) return writeTo(open, sample);
        closePart();
        needKey();
      }
      if (sample.kind === 'video' && !sample.isKey && !hasKey()) return needKey();
      gathered.push(sample);
      if (isGathered()) openPart();
    },
    async close() {
      if (!open && gathered.length > 0) openPart();
      closePart();
      await Promise.all(closing);
      return parts.filter(({ bytes }) => bytes > 0);
    },
  };
}
