/** An Exif block that says nothing but which way is up, for pictures whose pixels are not to be touched. */
export const orientationAlone = (orientation: number): Buffer => {
  const exif = Buffer.alloc(26);
  exif.write('II*\0', 0, 'latin1');
  exif.writeUInt32LE(8, 4);
  exif.writeUInt16LE(1, 8);
  exif.writeUInt16LE(0x0112, 10);
  exif.writeUInt16LE(3, 12);
  exif.writeUInt32LE(1, 14);
  exif.writeUInt16LE(orientation, 18);
  return exif;
};

const isLittle = (exif: Buffer): boolean => exif.toString('latin1', 0, 2) === 'II';

/** Where an Exif block (from `II*` or `MM*` on) says which way is up; undefined where it does not. */
const findOrientation = (exif: Buffer): number | undefined => {
  const little = isLittle(exif);
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const long = (at: number) => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  if (exif.length < 14 || short(2) !== 42) return undefined;
  const first = long(4);
  if (first + 2 > exif.length) return undefined;
  for (let index = 0; index < short(first); index++) {
    const at = first + 2 + index * 12;
    if (at + 12 > exif.length) return undefined;
    if (short(at) === 0x0112) return at + 8;
  }
  return undefined;
};

/** Which way is up, by an Exif block: 1 to 8, 1 where it does not say. */
export const readOrientation = (exif: Buffer): number => {
  const at = findOrientation(exif);
  if (at === undefined) return 1;
  const said = isLittle(exif) ? exif.readUInt16LE(at) : exif.readUInt16BE(at);
  return said >= 1 && said <= 8 ? said : 1;
};

/** The same block for pixels that have been turned upright. */
export const uprightExif = (given: Buffer): Buffer => {
  const exif = Buffer.from(given);
  const at = findOrientation(exif);
  if (at !== undefined) exif.set(isLittle(exif) ? [1, 0] : [0, 1], at);
  return exif;
};
