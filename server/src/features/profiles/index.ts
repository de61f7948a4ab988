import type { Feature } from '../../platform/house.ts';
import { hearFaces } from './faces-news.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

/** More profiles than one, who sees which, and the photos from before. */
export const profiles: Feature = { name: 'profiles', methods, start: hearFaces };
