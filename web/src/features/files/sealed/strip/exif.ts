import { joined, lettersAt } from './bytes.ts';

/** An Exif block that says nothing but which way is up, for pictures whose pixels are not to be touched. */
export const orientationAlone = (orientation: number): Uint8Array => {
  const exif = new Uint8Array(26);
  exif.set([0x49, 0x49, 42, 0]);
  const view = new DataView(exif.buffer);
  view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, 0x0112, true);
  view.setUint16(12, 3, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, orientation, true);
  return exif;
};

/** What stands before an Exif block in a JPEG. */
export const exifHead = Uint8Array.from([0x45, 0x78, 0x69, 0x66, 0, 0]);

/** The same as a JPEG keeps it. */
export const orientationSegment = (orientation: number): Uint8Array => {
  const body = joined([exifHead, orientationAlone(orientation)]);
  return joined([Uint8Array.from([0xff, 0xe1, 0, body.length + 2]), body]);
};

/** Which way is up, by an Exif block (from `II*` or `MM*` on): 1 to 8, 1 where it does not say. */
export const readOrientation = (exif: Uint8Array): number => {
  if (exif.length < 14) return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const isLittle = lettersAt(exif, 0, 2) === 'II';
  const first = view.getUint32(4, isLittle);
  if (view.getUint16(2, isLittle) !== 42 || first + 2 > exif.length) return 1;
  for (let index = 0; index < view.getUint16(first, isLittle); index += 1) {
    const at = first + 2 + index * 12;
    if (at + 12 > exif.length) return 1;
    if (view.getUint16(at, isLittle) !== 0x0112) continue;
    const said = view.getUint16(at + 8, isLittle);
    return said >= 1 && said <= 8 ? said : 1;
  }
  return 1;
};
