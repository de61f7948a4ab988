import { orientationAlone, readOrientation } from './orientation.ts';

const exifHead = Buffer.from('Exif\0\0', 'latin1');
const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee };

/** JFIF, the colour profile, and Adobe's word on how colours are laid out: without these, pixels look wrong. */
const isForPixels = (kind: number, body: Buffer): boolean => {
  if (kind === marker.app0) return body.toString('latin1', 0, 5) === 'JFIF\0';
  if (kind === marker.app2) return body.toString('latin1', 0, 12) === 'ICC_PROFILE\0';
  if (kind === marker.app14) return body.toString('latin1', 0, 5) === 'Adobe';
  return kind < 0xe0 || kind > 0xfe || (kind > 0xef && kind < 0xfe);
};

/** Where the compressed pixels after a scan header end: at the next marker that is not part of them. */
const endOfScan = (bytes: Buffer, from: number): number => {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
};

const segment = (kind: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, kind, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** What fits beside the pixels in one segment. */
const mostExifBytes = 65_000;

/** A JPEG of ours with what a camera wrote, where that fits. */
export const addExif = (jpeg: Buffer, exif: Buffer): Buffer =>
  exif.length > mostExifBytes
    ? jpeg
    : Buffer.concat([
        jpeg.subarray(0, 2),
        segment(marker.app1, Buffer.concat([exifHead, exif])),
        jpeg.subarray(2),
      ]);

/**
 * A JPEG without anything that does not draw it: no place, camera, time, comment, thumbnail, or second picture after
 * its end (a phone's moving photo lies there). The pixels are not decoded. Undefined where it is no JPEG.
 */
export const stripJpeg = (bytes: Buffer): Buffer | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return undefined;
  const kept: Buffer[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const kind = bytes[at + 1] as number;
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    if (kind === marker.end) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) break;
    const body = bytes.subarray(at + 4, end);
    if (kind === marker.app1 && body.subarray(0, 6).equals(exifHead))
      orientation = readOrientation(body.subarray(6));
    const stop = kind === marker.scan ? endOfScan(bytes, end) : end;
    if (isForPixels(kind, body)) kept.push(bytes.subarray(at, stop));
    at = stop;
  }
  const upright =
    orientation === 1 ? [] : [segment(marker.app1, Buffer.concat([exifHead, orientationAlone(orientation)]))];
  return Buffer.concat([
    Buffer.from([0xff, marker.start]),
    ...upright,
    ...kept,
    Buffer.from([0xff, marker.end]),
  ]);
};
