import type { Feature } from '../../platform/house.ts';
import { cleanUpPictures } from './clean-up.ts';
import { blobName } from './keep-picture.ts';
import { routes } from './routes.ts';
import { listPictureIds } from './store.ts';
import './personal-data.ts';

export { keepPicture } from './keep-picture.ts';
export { removeUnusedPicture } from './remove-unused.ts';
export { whyNotPicture } from './rules.ts';

/** Pictures of people and groups: taken in, made small, handed out. */
export const pictures: Feature = {
  name: 'pictures',
  routes,
  jobs: [cleanUpPictures],
  namedBlobs: async (db) =>
    (await listPictureIds(db)).flatMap((id) => [blobName(id, 'small'), blobName(id, 'large')]),
};
