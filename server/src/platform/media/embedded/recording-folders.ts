import { readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the folder of a recording says of itself, so that another process can bring it to whoever it is for. */
export interface RecordingLabel {
  recordingId: string;
  roomId: string;
  startedAt: Date;
  note: string;
}

const labelName = 'recording.json';
const touchMs = 5_000;
/** A folder that nobody has touched for so long is in nobody's hands: its process was killed, and its worker has ended. */
const leftMs = 20_000;

/** Writes it. */
export const writeLabel = (folder: string, { recordingId, roomId, startedAt, note }: RecordingLabel) =>
  writeFile(join(folder, labelName), JSON.stringify({ recordingId, roomId, startedAt, note }));

/** Reads it; undefined where there is none. */
export const readLabel = async (folder: string): Promise<RecordingLabel | undefined> => {
  try {
    const label = JSON.parse(await readFile(join(folder, labelName), 'utf8')) as RecordingLabel;
    return { ...label, startedAt: new Date(label.startedAt) };
  } catch {
    return undefined;
  }
};

const touchLabel = async (folder: string): Promise<boolean> => {
  const now = new Date();
  return utimes(join(folder, labelName), now, now).then(
    () => true,
    () => false,
  );
};

/** The folders in the hands of this process: they are marked as such for as long. */
export const holdFolders = () => {
  const until = new Map<string, number>();
  let touching: NodeJS.Timeout | undefined;
  const touch = async (): Promise<void> => {
    for (const [folder, end] of until) {
      const isThere = end > Date.now() && (await touchLabel(folder));
      if (!isThere) until.delete(folder);
    }
  };
  return {
    hold(folder: string, forMs = Number.POSITIVE_INFINITY): void {
      until.set(folder, Date.now() + forMs);
      touching ??= setInterval(() => void touch(), touchMs).unref();
    },
    have: (folder: string) => until.has(folder),
    close: () => clearInterval(touching),
  };
};

/** Folders of recordings that are in nobody's hands. */
export const listLeftFolders = async (home: string): Promise<string[]> => {
  const left = [];
  for (const name of await readdir(home).catch(() => [])) {
    const label = await stat(join(home, name, labelName)).catch(() => undefined);
    if (label && Date.now() - label.mtimeMs > leftMs) left.push(join(home, name));
  }
  return left;
};

/** Takes a folder into one's hands: one of several who try. Gives where it lies now. */
export const claimFolder = async (folder: string, mark: string): Promise<string | undefined> => {
  const claimed = `${folder.replace(/\.[0-9a-f]{8}$/, '')}.${mark}`;
  try {
    await touchLabel(folder);
    await rename(folder, claimed);
    return claimed;
  } catch {
    return undefined;
  }
};
