import { copyFile } from 'node:fs/promises';
import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readMyChatIds } from './store.ts';
import { writeArchive } from './write-archive.ts';

/** Writes the archive of everything that somebody can read to a file, for whoever asks the operator for it. */
export const exportAll = async (house: House, me: AccountId, file: string): Promise<number> => {
  const chatIds = await readMyChatIds(house.db, me);
  const made = await writeArchive(house, me, { chatIds, progress: async () => true });
  try {
    await copyFile(made.path, file);
    return made.bytes;
  } finally {
    await made.remove();
  }
};
