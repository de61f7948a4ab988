import { constants } from 'node:fs';
import { copyFile, open, type FileHandle } from 'node:fs/promises';
import { blank, boxesOf, type Box } from './boxes.ts';

/** The index of a film of many hours is a few megabytes. */
const mostIndexBytes = 64 * 1_048_576;
/** Words beside the film: place, camera, time, names. */
const wordBoxes = new Set(['udta', 'meta', 'uuid']);

/** What a track holds: `vide`, `soun`, or something that nobody sees or hears, like the place at every second. */
const handlerOf = (bytes: Buffer, trak: Box): string => {
  for (const mdia of boxesOf(bytes, trak.body, trak.end)) {
    if (mdia.type !== 'mdia') continue;
    for (const hdlr of boxesOf(bytes, mdia.body, mdia.end))
      if (hdlr.type === 'hdlr') return bytes.toString('latin1', hdlr.body + 8, hdlr.body + 12);
  }
  return '';
};

/** When it was made, in the heads of the film and its tracks: seconds since 1904, two numbers side by side. */
const blankTimes = (bytes: Buffer, { body }: Box): void => {
  bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12));
};

const blankTrack = (bytes: Buffer, trak: Box): void => {
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

/** Blanks the words in the index of a film. False where it has a track of data, which needs taking apart. */
export const blankIndex = (bytes: Buffer): boolean => {
  let whole = true;
  for (const box of boxesOf(bytes)) {
    if (wordBoxes.has(box.type)) blank(bytes, box);
    if (box.type === 'mvhd') blankTimes(bytes, box);
    if (box.type !== 'trak') continue;
    if (['vide', 'soun', 'subt', 'text', 'sbtl', 'tmcd'].includes(handlerOf(bytes, box)))
      blankTrack(bytes, box);
    else {
      blank(bytes, box);
      whole = false;
    }
  }
  return whole;
};

async function* topBoxes(file: FileHandle, size: number): AsyncGenerator<Box> {
  const head = Buffer.alloc(16);
  for (let at = 0; at + 8 <= size;) {
    await file.read(head, 0, 16, at);
    let length = head.readUInt32BE(0);
    const body = at + (length === 1 ? 16 : 8);
    if (length === 1) length = Number(head.readBigUInt64BE(8));
    else if (length === 0) length = size - at;
    if (length < body - at || at + length > size) return;
    yield { type: head.toString('latin1', 4, 8), start: at, body, end: at + length };
    at += length;
  }
}

/** How an MP4 or MOV came out: `clean`, `data` where a track of data was hidden but its bytes remain, or `odd`. */
export type Cleaned = 'clean' | 'data' | 'odd';

/**
 * Copies an MP4 or MOV without its words (place, camera, times): they become zeros, and every other byte stays where
 * it was. Film and sound are not read, so that two gigabytes take no memory.
 */
export const stripFilm = async (from: string, to: string): Promise<Cleaned> => {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const file = await open(to, 'r+');
  try {
    const { size } = await file.stat();
    let cleaned: Cleaned = 'odd';
    for await (const box of topBoxes(file, size)) {
      if (box.type === 'moov' && box.end - box.body <= mostIndexBytes) {
        const index = Buffer.alloc(box.end - box.body);
        await file.read(index, 0, index.length, box.body);
        cleaned = blankIndex(index) ? 'clean' : 'data';
        await file.write(index, 0, index.length, box.body);
      } else if (wordBoxes.has(box.type) && box.end - box.start <= mostIndexBytes) {
        const words = Buffer.alloc(box.end - box.start);
        blank(words, { ...box, start: 0, body: box.body - box.start, end: words.length });
        await file.write(words, 4, 4, box.start + 4);
        await file.write(words, box.body - box.start, box.end - box.body, box.body);
      }
    }
    return cleaned;
  } finally {
    await file.close();
  }
};
