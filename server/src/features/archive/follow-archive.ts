import type { House } from '../../platform/house.ts';
import { presentArchive } from './present.ts';
import { saveArchive, type ArchiveRow } from './store.ts';
import { tellDevices } from './tell-devices.ts';

/** Gone on with, or not: an archive that was taken away meanwhile is not made to its end. */
export type Progress = (done: number) => Promise<boolean>;

/** Nobody wants it any longer. */
export class NotWanted extends Error {}

/** How often devices hear how far it has come, in ms. */
const toldEveryMs = 700;

/** Keeps an archive's row as it goes on, and its owner's devices in the picture. */
export const follow = (house: House, row: ArchiveRow) => {
  let told = 0;
  const save = async (change: Partial<ArchiveRow>): Promise<boolean> => {
    Object.assign(row, change);
    if (!(await saveArchive(house.db, row))) return false;
    told = Date.now();
    await tellDevices(house, row.account_id, { archive: presentArchive(row) });
    return true;
  };
  return {
    save,
    /** False: it has been taken away, and nobody waits for it. */
    progress: async (done: number): Promise<boolean> => {
      row.done = done;
      return Date.now() - told < toldEveryMs || save({});
    },
  };
};
