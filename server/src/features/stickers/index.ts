import type { Feature } from '../../platform/house.ts';
import { onMessage, registerContentKeeper } from '../messages/index.ts';
import { cleanUpPictures } from './clean-up.ts';
import { countUse, startCounting, stopCounting } from './count-uses.ts';
import { methods } from './methods.ts';
import { resolveSticker } from './resolve-sticker.ts';
import { routes } from './routes.ts';
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
  start: startCounting,
  stop: stopCounting,
};
