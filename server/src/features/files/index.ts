import type { Feature } from '../../platform/house.ts';
import { cleanUpFiles } from './clean-up.ts';
import { serveDownloads } from './downloads/serve-downloads.ts';
import { keepContent } from './keep-content.ts';
import { methods } from './methods.ts';
import { openMediaTools } from './processing/index.ts';
import { sweepTempFolder } from './temp-folder.ts';
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

/** Files: taken in wherever the line was cut, looked at, handed out to those who see a message with them. */
export const files: Feature = {
  name: 'files',
  methods,
  jobs: [cleanUpFiles],
  routes(http, house, findCaller) {
    serveUploads(http, house, findCaller);
    serveDownloads(http, house, findCaller);
  },
  async start(house) {
    // Younger ones may be another process's that is at work in the same folder.
    await sweepTempFolder(house, 24 * 3_600_000);
    if (!(await openMediaTools(house.config.ffmpeg)))
      house.logger.warn(
        'there is no ffmpeg: films and voices are sent as they are, and play where a browser can',
      );
    if (house.config.roles.includes('worker')) startWorker(house);
  },
  stop: (house) => stopWorker(house),
};
