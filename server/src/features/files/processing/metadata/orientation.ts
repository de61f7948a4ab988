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

/** Which way is up, by an Exif block (from `II*` or `MM*` on): 1 to 8, 1 where it does not say. */
export const readOrientation = (exif: Buffer): number => {
  const little = exif.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const long = (at: number) => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  if (exif.length < 14 || short(2) !== 42) return 1;
  const first = long(4);
  if (first + 2 > exif.length) return 1;
  for (let index = 0; index < short(first); index++) {
    const at = first + 2 + index * 12;
    if (at + 12 > exif.length) return 1;
    if (short(at) === 0x0112) return short(at + 8) >= 1 && short(at + 8) <= 8 ? short(at + 8) : 1;
  }
  return 1;
};
