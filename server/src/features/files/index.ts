import { findFilesTrouble } from '../../platform/blobs/index.ts';
import type { Feature, House } from '../../platform/house.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { listHashes } from './arrival/bytes-store.ts';
import { bytesName } from './arrival/hold-bytes.ts';
import { cleanUpFiles } from './clean-up.ts';
import { serveDownloads } from './downloads/serve-downloads.ts';
import { followQueues } from './follow-queues.ts';
import { keepContent } from './keep-content.ts';
import { methods } from './methods.ts';
import { openMediaTools } from '../../platform/file-processing/index.ts';
import { sweepTempFolder } from './temp-folder.ts';
import { hearWanted, stopHolding } from './uploads/holds.ts';
import { serveUploads } from './uploads/serve-uploads.ts';
import { startWorker, stopWorker } from './work/run-worker.ts';
import './personal-data.ts';

export { bringFile } from './bring-file.ts';
export { fileOfArchive } from './file-of-archive.ts';
export { openFile, openOwnFile } from './open-file.ts';
export { dispositionOf } from './downloads/disposition.ts';
export { findChatFiles, ownersOf } from './find-files.ts';
export {
  eraseFiles,
  keepFilesUntil,
  placeFiles,
  requireFiles,
  requireSealedFiles,
  type HoldingLine,
} from './hold-files.ts';

keepContent();

/** Says so where this process keeps files apart from the others of the host: nobody finds then what another took in. */
const lookForOthers = async (house: House): Promise<void> => {
  if (!house.config.databaseUrl) return;
  const trouble = await findFilesTrouble(house).catch((error: unknown) => {
    house.logger.warn(troubleOf(error), 'it could not be looked at whether all processes share their files');
    return undefined;
  });
  if (trouble) house.logger.warn({ trouble }, 'files lie where not all processes see them');
};

/** Files: taken in wherever the line was cut, looked at, handed out to those who see a message with them. */
export const files: Feature = {
  name: 'files',
  methods,
  jobs: [cleanUpFiles],
  namedBlobs: async (db) => (await listHashes(db)).map(bytesName),
  routes(http, house, findCaller) {
    serveUploads(http, house, findCaller);
    serveDownloads(http, house, findCaller);
  },
  async start(house) {
    hearWanted(house);
    // Younger ones may be another process's that is at work in the same folder.
    await sweepTempFolder(house, 24 * 3_600_000);
    if (!(await openMediaTools(house.config.ffmpeg)))
      house.logger.warn(
        'there is no ffmpeg: films and voices are sent as they are, and play where a browser can',
      );
    followQueues(house);
    await lookForOthers(house);
    if (house.config.roles.includes('worker')) startWorker(house);
  },
  async stop(house) {
    await stopWorker(house);
    stopHolding(house);
  },
};
