import type { Feature } from '../../platform/house.ts';
import { onMessage, registerContentKeeper } from '../messages/index.ts';
import { cleanUpPictures } from './clean-up.ts';
import { countUse, startCounting, stopCounting } from './count-uses.ts';
import { methods } from './methods.ts';
import { resolveSticker } from './resolve-sticker.ts';
import { routes } from './routes.ts';
import { listPictureIds } from './store.ts';
import { blobName } from './take-picture.ts';
import './personal-data.ts';

registerContentKeeper({ types: ['sticker'], resolve: resolveSticker });
onMessage(countUse);

export { openStickerPicture, type StickerPicture } from './open-picture.ts';

/** Stickers: packs that come with the app, packs people make, what each has to hand. */
export const stickers: Feature = {
  name: 'stickers',
  methods,
  routes,
  jobs: [cleanUpPictures],
  namedBlobs: async (db) => (await listPictureIds(db)).map(blobName),
  start: startCounting,
  stop: stopCounting,
};
