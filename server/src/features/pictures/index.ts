import type { Feature } from '../../platform/house.ts';
import { cleanUpPictures } from './clean-up.ts';
import { routes } from './routes.ts';
import './personal-data.ts';

export { keepPicture } from './keep-picture.ts';
export { removeUnusedPicture } from './remove-unused.ts';
export { whyNotPicture } from './rules.ts';

/** Pictures of people and groups: taken in, made small, handed out. */
export const pictures: Feature = { name: 'pictures', routes, jobs: [cleanUpPictures] };
