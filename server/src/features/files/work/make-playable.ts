import { mkdir, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { watchingRoom } from '../../chats/index.ts';
import type { House } from '../../../platform/house.ts';
import { chatLog } from '../../../platform/log/index.ts';
import { bytesName, holdBytes, letGoOfOthers } from '../arrival/hold-bytes.ts';
import { hashOf, keepForms } from '../arrival/look-at-file.ts';
import { newEnding } from '../arrival/new-ending.ts';
import { presentFile } from '../present.ts';
import { makePlayable, type Playable } from '../../../platform/file-processing/index.ts';
import { noteProgress, saveOutcome, takeWork, type FileRow } from '../store.ts';
import { inTempFolder } from '../temp-folder.ts';
import type { FileKey } from '../uploads/upload-store.ts';
import { readChatsOfFile, updateUses } from '../uses-store.ts';
import { troubleOf } from '../../../platform/trouble.ts';

/** A worker that has said nothing for so long has died. */
const leaseMs = 60_000;
/** A file at which workers died, or failed, this often is left as it is. */
const mostAttempts = 2;
/** How often those who wait are told. */
const tellMs = 1_000;

/** Tells those who look at a room with this file how far it is. */
export const tellWatchers = async (
  house: House,
  { file_id: fileId, account_id: from }: FileRow,
  percent: number,
) => {
  for (const chatId of await readChatsOfFile(house.db, fileId))
    house.live.signal(
      { log: chatLog(chatId), kind: 'file.progress', from, body: { fileId, percent } },
      { where: watchingRoom },
    );
};

/** Says that the work goes on, to the database and to those who look; ends it when the file has gone. */
const watchOver = (house: House, row: FileRow, stop: AbortController) => {
  const key: FileKey = { accountId: row.account_id, fileId: row.file_id };
  let percent = 0;
  let told = -1;
  const beat = async () => {
    const until = new Date(house.clock.now().getTime() + leaseMs);
    if (!(await noteProgress(house.db, key, { percent, until }))) return stop.abort();
    if (percent === told) return;
    told = percent;
    await tellWatchers(house, row, percent);
  };
  const timer = setInterval(() => void beat().catch(() => undefined), tellMs);
  return {
    onProgress: (now: number) => {
      percent = Math.max(percent, Math.min(99, Math.floor(now)));
    },
    end: () => clearInterval(timer),
  };
};

const fetchBytes = async (house: House, row: FileRow, path: string): Promise<void> => {
  const found = await house.blobs.open(bytesName(row.hash));
  if (!found) throw new Error('its bytes are not there');
  await pipeline(found.stream(), createWriteStream(path));
};

/** Keeps what has been made: bytes first, then the file, and its uses at the same moment. */
const keepOutcome = async (house: House, row: FileRow, made: Playable | undefined): Promise<void> => {
  const key: FileKey = { accountId: row.account_id, fileId: row.file_id };
  const added = made ? await keepForms(house, key, made.forms) : [];
  const outcome: FileRow = { ...row, state: made ? 'ready' : 'failed' };
  if (made) {
    outcome.facts = { ...row.facts, ...made.facts };
    const remade = new Set(added.map(({ form }) => form));
    outcome.forms = [...row.forms.filter(({ form }) => !remade.has(form)), ...added];
  }
  if (made?.original) {
    const { path, type, ending } = made.original;
    const [{ size }, hash] = [await stat(path), await hashOf(path)];
    await holdBytes(house, key, { hash, path });
    Object.assign(outcome, { hash, size, type, name: newEnding(row.name, ending) });
  }
  const { hash, forms } = outcome;
  await house.db.transaction(async (tx) => {
    if (await saveOutcome(tx, outcome))
      await updateUses(tx, row.file_id, { ref: presentFile(outcome), hash, forms });
  });
  await letGoOfOthers(house, key, new Set([hash, ...forms.map((form) => form.hash)]));
};

const makeOne = async (house: House, row: FileRow, stop: AbortController): Promise<void> => {
  if (row.attempts > mostAttempts) return keepOutcome(house, row, undefined);
  const watch = watchOver(house, row, stop);
  try {
    await inTempFolder(house, async (folder) => {
      const path = join(folder, 'arrived');
      await fetchBytes(house, row, path);
      const made = join(folder, 'made');
      await mkdir(made);
      const { as, quality, keepMetadata } = row.wish;
      const arrived = {
        path,
        size: row.size,
        type: row.type,
        wish: { as: as === 'sealed' ? 'file' : as, quality, keepMetadata },
        folder: made,
      };
      const watching = { onProgress: watch.onProgress, signal: stop.signal };
      await keepOutcome(house, row, await makePlayable(arrived, watching));
    });
  } finally {
    watch.end();
  }
};

/** Takes one file and makes it playable; false where there was none. A file that cannot be is `failed`, and stops no other. */
export const workOnce = async (house: House, stop: AbortController): Promise<boolean> => {
  const now = house.clock.now();
  const row = await takeWork(house.db, now, new Date(now.getTime() + leaseMs));
  if (!row) return false;
  try {
    await makeOne(house, row, stop);
  } catch (error) {
    if (stop.signal.aborted) return true;
    house.logger.warn({ type: row.type, ...troubleOf(error) }, 'a file could not be made playable');
    await keepOutcome(house, row, undefined);
  }
  return true;
};
