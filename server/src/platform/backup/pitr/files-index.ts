import { z } from 'zod';
import type { BackupPlace } from '../place/index.ts';
import { names } from './layout.ts';

const Line = z.union([
  z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), at: z.string() }),
  z.object({ name: z.string(), goneAt: z.string() }),
]);

/** A file that is in the backup. `goneAt`: since then the host has it no longer. */
export interface IndexedFile {
  bytes: number;
  sha256: string;
  at: string;
  goneAt?: string;
}

/** What is known of the files in a backup, by name. */
export type FilesIndex = Map<string, IndexedFile>;

/** Reads it. A last line that was cut off by a crash is left out: its file is copied again. */
export const readIndex = async (place: BackupPlace): Promise<FilesIndex> => {
  const index: FilesIndex = new Map();
  for (const text of (await place.readLines(names.filesIndex)).split('\n')) {
    let line: z.infer<typeof Line>;
    try {
      line = Line.parse(JSON.parse(text));
    } catch {
      continue;
    }
    const { name, ...known } = line;
    if ('sha256' in known) index.set(name, known);
    else {
      const there = index.get(name);
      if (there) index.set(name, { ...there, goneAt: known.goneAt });
    }
  }
  return index;
};

/** Notes that a file is in the backup now. */
export const indexLine = (name: string, { bytes, sha256, at }: IndexedFile): string =>
  `${JSON.stringify({ name, bytes, sha256, at })}\n`;

/** Notes that the host has a file no longer. */
export const goneLine = (name: string, goneAt: string): string => `${JSON.stringify({ name, goneAt })}\n`;

/** Writes the index anew, without what it has forgotten. */
export const rewriteIndex = async (place: BackupPlace, index: FilesIndex): Promise<void> => {
  const lines = [...index].map(
    ([name, known]) => indexLine(name, known) + (known.goneAt ? goneLine(name, known.goneAt) : ''),
  );
  await place.rewriteLines(names.filesIndex, lines.join(''));
};
