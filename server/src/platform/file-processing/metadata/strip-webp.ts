import { orientationAlone, readOrientation } from './orientation.ts';

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const flag = { xmp: 0x04, exif: 0x08 };

const chunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

/** A WebP without camera data, and without anything after its end. Undefined where it is no WebP. */
export const stripWebp = (bytes: Buffer): Buffer | undefined => {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return undefined;
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const parts: Buffer[] = [];
  let orientation = 1;
  let extended: Buffer | undefined;
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, Math.min(end, at + 8 + size));
    if (type === 'EXIF') orientation = readOrientation(body.subarray(body.indexOf('Exif\0\0') === 0 ? 6 : 0));
    else if (kept.has(type)) {
      const part = chunk(type, body);
      if (type === 'VP8X') extended = part;
      parts.push(part);
    }
    at += 8 + size + (size % 2);
  }
  if (extended) extended[8] = (extended[8] as number) & ~(flag.xmp | flag.exif);
  if (extended && orientation !== 1) {
    extended[8] = (extended[8] as number) | flag.exif;
    parts.push(chunk('EXIF', orientationAlone(orientation)));
  }
  const all = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(all.length + 4, 4);
  return Buffer.concat([head, all]);
};
