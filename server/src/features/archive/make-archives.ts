import type { House, Job } from '../../platform/house.ts';
import { bringInArchive } from './bring-in.ts';
import { follow, NotWanted } from './follow-archive.ts';
import { writeMine } from './mine/write-mine.ts';
import { keptMs } from './present.ts';
import { archiveBlob } from './start-archive.ts';
import { countAbout, nextToMake, readMyChatIds, takeOldArchives, type ArchiveRow } from './store.ts';
import { tellDevices } from './tell-devices.ts';
import { writeArchive } from './write-archive.ts';
import { troubleOf } from '../../platform/trouble.ts';

const makeOne = async (house: House, row: ArchiveRow): Promise<void> => {
  const { save, progress } = follow(house, row);
  const chatIds = row.chat_id ? [row.chat_id] : await readMyChatIds(house.db, row.account_id);
  await save({ state: 'working', done: 0, total: await countAbout(house.db, chatIds) });
  const { account_id: me, zone, language } = row;
  const made = await (row.kind === 'mine'
    ? writeMine(house, me, { progress, zone, language })
    : writeArchive(house, me, { chatIds, progress, zone }));
  try {
    await house.blobs.putFile(archiveBlob(row.archive_id), made.path);
    const kept = await save({
      state: 'ready',
      bytes: made.bytes,
      total: row.done,
      ready_at: house.clock.now(),
    });
    if (!kept) await house.blobs.remove(archiveBlob(row.archive_id));
  } finally {
    await made.remove();
  }
};

/** Makes archives, one at a time; one that a killed process left lying is begun anew. */
export const makeArchives: Job = {
  name: 'archive.make',
  everyMs: 2_000,
  async run(house) {
    for (let row = await nextToMake(house.db); row; row = await nextToMake(house.db)) {
      try {
        // Half of an import is there already; a second one would double it.
        if (row.kind === 'import' && row.state === 'working') throw new Error('it was begun and not ended');
        await (row.kind === 'import' ? bringInArchive(house, row) : makeOne(house, row));
      } catch (error) {
        if (error instanceof NotWanted) continue;
        house.logger.warn(troubleOf(error), 'an archive could not be made');
        await follow(house, row).save({ state: 'failed' });
      }
    }
  },
};

/** Takes away archives that were made a week ago. */
export const forgetOld: Job = {
  name: 'archive.forgetOld',
  everyMs: 3_600_000,
  async run(house) {
    const old = await takeOldArchives(house.db, new Date(house.clock.now().getTime() - keptMs));
    for (const { account_id: me, archive_id: id } of old) {
      await house.blobs.remove(archiveBlob(id));
      await tellDevices(house, me, { gone: id });
    }
  },
};
