import { joined, lettersAt, viewOf } from './bytes.ts';
import { orientationAlone, orientationSegment, readOrientation } from './exif.ts';

type Stripped = Uint8Array<ArrayBuffer> | undefined;

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee };

/** JFIF, the colour profile, and Adobe's word on how colours are laid out: without these, pixels look wrong. */
const isForPixels = (kind: number, body: Uint8Array): boolean => {
  if (kind === marker.app0) return lettersAt(body, 0, 5) === 'JFIF\0';
  if (kind === marker.app2) return lettersAt(body, 0, 12) === 'ICC_PROFILE\0';
  if (kind === marker.app14) return lettersAt(body, 0, 5) === 'Adobe';
  return kind < 0xe0 || kind > 0xfe || (kind > 0xef && kind < 0xfe);
};

/** Where the compressed pixels after a scan header end: at the next marker that is not part of them. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
  return bytes.length;
};

const stripJpeg = (bytes: Uint8Array): Stripped => {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return undefined;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const kind = bytes[at + 1] as number;
    if (kind === marker.end) break;
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) break;
    const body = bytes.subarray(at + 4, end);
    if (kind === marker.app1 && lettersAt(body, 0, 6) === 'Exif\0\0')
      orientation = readOrientation(body.subarray(6));
    const stop = kind === marker.scan ? endOfScan(bytes, end) : end;
    if (isForPixels(kind, body)) kept.push(bytes.subarray(at, stop));
    at = stop;
  }
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)];
  const ends = [0xff, marker.start, 0xff, marker.end] as const;
  return joined([Uint8Array.from(ends.slice(0, 2)), ...upright, ...kept, Uint8Array.from(ends.slice(2))]);
};

/** What draws a PNG, moves it and says its colours; `eXIf` where it turns it. */
const ofPng = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);
const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const stripPng = (bytes: Uint8Array): Stripped => {
  if (!pngHead.every((byte, at) => bytes[at] === byte)) return undefined;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const type = lettersAt(bytes, at + 4, 4);
    if (end > bytes.length) break;
    // To say only which way is up takes its own checksum; no camera writes PNG.
    if (type === 'eXIf' && readOrientation(bytes.subarray(at + 8, end - 4)) !== 1) return undefined;
    if (ofPng.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return joined(kept);
};

const ofWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const flag = { xmp: 0x04, exif: 0x08 };

const webpChunk = (type: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const head = new Uint8Array(8);
  head.set([...type].map((letter) => letter.codePointAt(0) ?? 0));
  viewOf(head).setUint32(4, body.length, true);
  return joined([head, body, new Uint8Array(body.length % 2)]);
};

const stripWebp = (bytes: Uint8Array): Stripped => {
  if (lettersAt(bytes, 0, 4) !== 'RIFF' || lettersAt(bytes, 8, 4) !== 'WEBP') return undefined;
  const view = viewOf(bytes);
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const parts: Uint8Array[] = [];
  let extended: Uint8Array | undefined;
  let orientation = 1;
  for (let at = 12; at + 8 <= end;) {
    const type = lettersAt(bytes, at, 4);
    const size = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, Math.min(end, at + 8 + size));
    if (type === 'EXIF')
      orientation = readOrientation(body.subarray(lettersAt(body, 0, 6) === 'Exif\0\0' ? 6 : 0));
    if (ofWebp.has(type)) {
      const part = webpChunk(type, body);
      if (type === 'VP8X') extended = part;
      parts.push(part);
    }
    at += 8 + size + (size % 2);
  }
  if (extended) {
    extended[8] = (extended[8] as number) & ~(flag.xmp | flag.exif);
    if (orientation !== 1) {
      extended[8] |= flag.exif;
      parts.push(webpChunk('EXIF', orientationAlone(orientation)));
    }
  }
  const all = joined(parts);
  const head = Uint8Array.from(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, all.length + 4, true);
  return joined([head, all]);
};

const strippers: Readonly<Record<string, (bytes: Uint8Array) => Stripped>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
};

/**
 * A photo without what the camera wrote beside it, its pixels untouched. Undefined where that cannot be done without
 * drawing it anew: another type, or not laid out as it should be.
 */
export const stripPhoto = (bytes: Uint8Array, type: string): Stripped => {
  try {
    return strippers[type]?.(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
