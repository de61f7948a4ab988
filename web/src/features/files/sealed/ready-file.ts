import { pictureBounds } from '@maru/contract';
import { measureFile } from '../measure-file.ts';
import type { AskedForFile, FileFacts, Upload } from '../state.ts';
import { stillOf } from '../video/still-of.ts';
import { readExcerpt } from './read-excerpt.ts';
import type { ReadiedFile, ReadiedUpload } from './readied.ts';
import { readyPhoto } from './ready-photo.ts';
import { stripFilm } from './strip/strip-film.ts';
import { stripPhoto } from './strip/strip-photo.ts';

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** A name whose file has become one of another type. */
export const nameFor = (name: string, before: string, after: string): string => {
  const ending = endings[after];
  if (!ending || before === after || name.toLowerCase().endsWith(`.${ending}`)) return name;
  return `${name.replace(/\.[^.]{1,16}$/, '') || name}.${ending}`;
};

const isFilm = (type: string): boolean => /^video\/(mp4|quicktime|x-m4v)$/.test(type);

const readyVideo = async (
  raw: Blob,
  asked: AskedForFile,
  known: FileFacts,
): Promise<ReadiedFile | undefined> => {
  const measured = known.width && known.blur ? known : { ...known, ...(await measureFile(raw, 'video')) };
  if (!measured.width) return undefined;
  const still = await stillOf(raw, pictureBounds.preview.side).catch(() => undefined);
  return {
    bytes: asked.keepMetadata || !isFilm(raw.type) ? raw : await stripFilm(raw),
    facts: measured,
    forms: still ? [{ form: 'preview', bytes: still }] : [],
  };
};

/** Also of what is not shown, place and camera are nobody's business. */
const cleanBytes = async (raw: Blob, asked: AskedForFile): Promise<Blob> => {
  if (asked.keepMetadata) return raw;
  if (isFilm(raw.type)) return stripFilm(raw);
  if (!/^image\/(jpeg|png|webp)$/.test(raw.type)) return raw;
  const stripped = stripPhoto(new Uint8Array(await raw.arrayBuffer()), raw.type);
  return stripped ? new Blob([stripped], { type: raw.type }) : raw;
};

const readyPlain = async (raw: Blob, asked: AskedForFile): Promise<ReadiedFile> => {
  const excerpt = await readExcerpt(raw);
  return { bytes: await cleanBytes(raw, asked), facts: excerpt ? { excerpt } : {}, forms: [] };
};

/**
 * Does on this device what the host does with files of other rooms: smaller photos, forms for lists and screens, posters,
 * first words, and nothing left of place and camera. What this browser cannot show goes as a file.
 */
export const readyForSealing = async (
  { asked, sealed, name, type }: Pick<Upload, 'asked' | 'sealed' | 'name' | 'type'>,
  raw: Blob,
): Promise<ReadiedUpload> => {
  const facts = sealed?.facts ?? {};
  const { as } = asked;
  // Already made by this device.
  if (sealed?.formOf || as === 'voice') return { as, name, bytes: raw, facts, forms: [] };
  const shown =
    as === 'photo'
      ? await readyPhoto(raw, asked, facts)
      : as === 'video'
        ? await readyVideo(raw, asked, facts)
        : undefined;
  if (shown) return { as, name: nameFor(name, type, shown.bytes.type), ...shown };
  return { as: 'file', name, ...(await readyPlain(raw, asked)) };
};
