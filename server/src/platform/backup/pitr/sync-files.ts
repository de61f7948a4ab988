import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blobs } from '../../blobs/index.ts';
import { erasedListName, parseErasedList, readErasedList, wordErasedList } from '../erased-list.ts';
import type { BackupPlace } from '../place/index.ts';
import { goneLine, indexLine, readIndex } from './files-index.ts';
import { names } from './layout.ts';
import { eachOf, writeStream } from './pack.ts';

/** What a round has done. */
export interface SyncedFiles {
  copied: number;
  bytes: number;
  /** All that the backup holds of what the host has. */
  files: number;
}

/** What has been copied is noted after so many, so that a round that is cut off is not for nothing. */
const noteEach = 200;

const isGone = (error: unknown): boolean =>
  /ENOENT|404/.test(String((error as NodeJS.ErrnoException).code ?? error));

const copyOne = async (blobs: Blobs, name: string, place: BackupPlace) => {
  const found = await blobs.open(name);
  if (!found) return undefined;
  const half = await place.roomFor(names.files + name);
  try {
    const written = await writeStream(found.stream(), half);
    if (written.bytes !== found.size)
      throw new Error(`${name} has ${written.bytes} bytes instead of ${found.size}`);
    await place.take(names.files + name, half);
    return written;
  } catch (error) {
    await rm(half, { force: true });
    // Somebody has deleted it in this moment.
    if (isGone(error)) return undefined;
    throw error;
  }
};

/** Whoever was erased here is to be erased from what comes back, too. */
const keepErasedList = async (dataDir: string, place: BackupPlace): Promise<void> => {
  const kept = (await place.read(erasedListName)) ?? '';
  const here = await readErasedList(join(dataDir, erasedListName));
  const text = wordErasedList([...here, ...parseErasedList(kept)]);
  if (text !== '' && text !== kept) await place.write(erasedListName, text);
};

/**
 * Copies into the backup what people keep and it does not hold yet, from the folder or the S3 that it lies in: a file never
 * changes under its name. Notes what the host has no longer; it stays in the backup until no base backup is older than that.
 */
export const syncFiles = async (
  { blobs, dataDir, now }: { blobs: Blobs; dataDir: string; now: () => Date },
  place: BackupPlace,
): Promise<SyncedFiles> => {
  const index = await readIndex(place);
  const missing: string[] = [];
  const there = new Set<string>();
  for await (const name of blobs.list()) {
    const known = index.get(name);
    there.add(name);
    if (!known || known.goneAt) missing.push(name);
  }
  const lines: string[] = [];
  let [copied, bytes] = [0, 0];
  await eachOf(missing, async (name) => {
    const written = await copyOne(blobs, name, place);
    if (!written) return;
    copied++;
    bytes += written.bytes;
    lines.push(indexLine(name, { ...written, at: now().toISOString() }));
    if (lines.length >= noteEach) await place.addLines(names.filesIndex, lines.splice(0));
  });
  for (const [name, known] of index)
    if (!known.goneAt && !there.has(name)) lines.push(goneLine(name, now().toISOString()));
  await place.addLines(names.filesIndex, lines);
  await keepErasedList(dataDir, place);
  return { copied, bytes, files: there.size };
};
