import { lettersAt, viewOf } from './bytes.ts';

/** A box of an MP4 or MOV: where it begins, where its body begins, where it ends. */
interface Box {
  type: string;
  start: number;
  body: number;
  end: number;
}

/** The index of a film of many hours is a few megabytes. */
const mostIndexBytes = 64 * 1_048_576;
/** Words beside the film: place, camera, time, names. */
const wordBoxes = new Set(['udta', 'meta', 'uuid']);
/** What a track holds that is seen or heard; the others tell, for one, the place at every second. */
const shownTracks = new Set(['vide', 'soun', 'subt', 'text', 'sbtl', 'tmcd']);

const boxAt = (head: Uint8Array, start: number, to: number): Box | undefined => {
  const view = viewOf(head);
  let size = view.getUint32(0);
  let body = start + 8;
  if (size === 1 && head.length >= 16) {
    size = Number(view.getBigUint64(8));
    body = start + 16;
  } else if (size === 0) size = to - start;
  if (size < body - start || start + size > to) return undefined;
  return { type: lettersAt(head, 4, 4), start, body, end: start + size };
};

/** The boxes between two places; ends quietly at one that is not whole. */
function* boxesOf(bytes: Uint8Array, from = 0, to = bytes.length): Generator<Box> {
  for (let at = from; at + 8 <= to;) {
    const box = boxAt(bytes.subarray(at, at + 16), at, to);
    if (!box) return;
    yield box;
    at = box.end;
  }
}

/** Makes a box say nothing while all others stay where they are: their places are written down elsewhere in the file. */
const blank = (bytes: Uint8Array, { start, body, end }: Box): void => {
  bytes.set([0x66, 0x72, 0x65, 0x65], start + 4);
  bytes.fill(0, body, end);
};

/** When it was made, in the heads of the film and its tracks: seconds since 1904, two numbers side by side. */
const blankTimes = (bytes: Uint8Array, { body }: Box): void => {
  bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12));
};

const handlerOf = (bytes: Uint8Array, trak: Box): string => {
  for (const mdia of boxesOf(bytes, trak.body, trak.end)) {
    if (mdia.type !== 'mdia') continue;
    for (const hdlr of boxesOf(bytes, mdia.body, mdia.end))
      if (hdlr.type === 'hdlr') return lettersAt(bytes, hdlr.body + 8, 4);
  }
  return '';
};

const blankTrack = (bytes: Uint8Array, trak: Box): void => {
  for (const box of boxesOf(bytes, trak.body, trak.end)) {
    if (wordBoxes.has(box.type)) blank(bytes, box);
    if (box.type === 'tkhd') blankTimes(bytes, box);
    if (box.type !== 'mdia') continue;
    for (const inner of boxesOf(bytes, box.body, box.end)) {
      if (inner.type === 'mdhd') blankTimes(bytes, inner);
      if (wordBoxes.has(inner.type)) blank(bytes, inner);
    }
  }
};

const blankIndex = (bytes: Uint8Array): void => {
  for (const box of boxesOf(bytes)) {
    if (wordBoxes.has(box.type)) blank(bytes, box);
    if (box.type === 'mvhd') blankTimes(bytes, box);
    if (box.type !== 'trak') continue;
    if (shownTracks.has(handlerOf(bytes, box))) blankTrack(bytes, box);
    else blank(bytes, box);
  }
};

const read = async (film: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await film.slice(from, to).arrayBuffer());

/**
 * An MP4 or MOV without its words (place, camera, times): they become zeros, and every other byte stays where it was.
 * Film and sound are not read, so that two gigabytes take no memory. What is laid out in another way stays as it is.
 */
export const stripFilm = async (film: Blob): Promise<Blob> => {
  const parts: BlobPart[] = [];
  let hasIndex = false;
  for (let at = 0; at + 8 <= film.size;) {
    const box = boxAt(await read(film, at, Math.min(at + 16, film.size)), at, film.size);
    if (!box || (at === 0 && box.type !== 'ftyp')) return film;
    const size = box.end - box.start;
    if (box.type === 'moov' && size <= mostIndexBytes) {
      const index = await read(film, box.body, box.end);
      blankIndex(index);
      parts.push(film.slice(box.start, box.body), index);
      hasIndex = true;
    } else if (wordBoxes.has(box.type) && size <= mostIndexBytes) {
      const words = await read(film, box.start, box.end);
      blank(words, { type: box.type, start: 0, body: box.body - box.start, end: size });
      parts.push(words);
    } else parts.push(film.slice(box.start, box.end));
    at = box.end;
  }
  const all = new Blob(parts, { type: film.type });
  return hasIndex && all.size === film.size ? all : film;
};
