import { crc32 } from 'node:zlib';
import { orientationAlone, readOrientation } from './orientation.ts';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** What draws the picture, moves it and says its colours. Words, times and camera data are not among them. */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const made = Buffer.alloc(named.length + 8);
  made.writeUInt32BE(body.length, 0);
  named.copy(made, 4);
  made.writeUInt32BE(crc32(named), named.length + 4);
  return made;
};

/** The chunks of a PNG: type, and all their bytes. Ends at the first that is not whole. */
function* chunksOf(bytes: Buffer): Generator<{ type: string; whole: Buffer }> {
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return;
    const type = bytes.toString('latin1', at + 4, at + 8);
    yield { type, whole: bytes.subarray(at, end) };
    if (type === 'IEND') return;
    at = end;
  }
}

/** A PNG without words, times, camera data or anything after its end. Undefined where it is no PNG. */
export const stripPng = (bytes: Buffer): Buffer | undefined => {
  if (!bytes.subarray(0, 8).equals(signature)) return undefined;
  const chunks = [...chunksOf(bytes)];
  const exif = chunks.find(({ type }) => type === 'eXIf')?.whole;
  const orientation = exif ? readOrientation(exif.subarray(8, -4)) : 1;
  const parts = chunks.filter(({ type }) => kept.has(type)).map(({ whole }) => whole);
  const upright = orientation === 1 ? [] : [chunk('eXIf', orientationAlone(orientation))];
  return Buffer.concat([signature, ...parts.slice(0, 1), ...upright, ...parts.slice(1)]);
};

/** Does a PNG move? sharp draws its first frame alone. */
export const isMovingPng = (bytes: Buffer): boolean => {
  for (const { type } of chunksOf(bytes)) {
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
};
