import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preparePdf } from './document/prepare-pdf.ts';
import { readExcerpt } from './document/read-excerpt.ts';
import { isMediaType } from './film/containers.ts';
import { makeMediaPlayable, prepareMedia } from './film/prepare-media.ts';
import { stripMedia } from './film/strip-media.ts';
import { mostPictureBytes } from './limits.ts';
import { stripPicture } from './metadata/strip-picture.ts';
import { isPhotoType, preparePhoto } from './photo/prepare-photo.ts';
import {
  CannotProcess,
  type Arrived,
  type NewOriginal,
  type Playable,
  type Prepared,
  type Watching,
} from './types.ts';

export { openMediaTools } from './film/media-tools.ts';
export { writeJpeg } from './photo/write-jpeg.ts';
export type { Arrived, MadeForm, Playable, Prepared } from './types.ts';

/** Text in UTF-16 or EUC-KR is not known by its first bytes: it is tried too. */
const mayBeWords = (type: string) => type === 'text/plain' || type === 'application/octet-stream';

const prepareOther = async ({ path, type }: Arrived): Promise<Prepared> => {
  const excerpt = mayBeWords(type) ? await readExcerpt(path) : undefined;
  return { kind: 'file', type, facts: excerpt ? { excerpt } : {}, forms: [], slow: false };
};

const prepareByType = (arrived: Arrived, watching: Watching): Promise<Prepared> => {
  if (isPhotoType(arrived.type)) return preparePhoto(arrived, watching);
  if (isMediaType(arrived.type)) return prepareMedia(arrived, watching);
  if (arrived.type === 'application/pdf') return preparePdf(arrived, watching);
  return prepareOther(arrived);
};

/** Also of what cannot be shown, place and camera are nobody's business. */
const stripUnread = async (arrived: Arrived): Promise<NewOriginal | undefined> => {
  if (arrived.wish.keepMetadata) return undefined;
  if (isMediaType(arrived.type)) return stripMedia(arrived, undefined).catch(() => undefined);
  if (!isPhotoType(arrived.type) || arrived.size > mostPictureBytes) return undefined;
  const clean = stripPicture(await readFile(arrived.path), arrived.type);
  if (!clean) return undefined;
  const path = join(arrived.folder, 'original');
  await writeFile(path, clean);
  return { path, type: arrived.type, ending: '' };
};

/**
 * Looks at a file that has arrived: what it is, and the forms that are made quickly. What is broken, or is not what it
 * says, comes out as a plain file with the trouble told.
 */
export const prepareFile = async (arrived: Arrived, watching: Watching = {}): Promise<Prepared> => {
  try {
    return await prepareByType(arrived, watching);
  } catch (error) {
    watching.signal?.throwIfAborted();
    if (!(error instanceof CannotProcess)) throw error;
    const original = await stripUnread(arrived);
    return {
      kind: 'file',
      type: arrived.type,
      facts: {},
      forms: [],
      ...(original ? { original } : {}),
      slow: false,
      trouble: error.message,
    };
  }
};

/** Does the slow part: film or sound that every browser plays. Throws CannotProcess; that stops this file alone. */
export const makePlayable = (arrived: Arrived, watching: Watching): Promise<Playable> =>
  makeMediaPlayable(arrived, watching);
