const block = { extension: 0x21, image: 0x2c, end: 0x3b };
const extension = { comment: 0xfe, words: 0x01, application: 0xff };
/** How often it is shown again, and its colours. */
const keptApplications = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);

const colourTableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Where a row of sub-blocks ends. */
const endOfSubBlocks = (bytes: Buffer, from: number): number => {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] as number) + 1;
  return Math.min(bytes.length, at + 1);
};

const isKeptExtension = (bytes: Buffer, at: number): boolean => {
  const kind = bytes[at + 1];
  if (kind === extension.application) return keptApplications.has(bytes.toString('latin1', at + 3, at + 14));
  return kind !== extension.comment && kind !== extension.words;
};

/** A GIF without comments, camera data or anything after its end. Undefined where it is no GIF. */
export const stripGif = (bytes: Buffer): Buffer | undefined => {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) || bytes.length < 13) return undefined;
  let at = 13 + colourTableBytes(bytes[10] as number);
  const parts = [bytes.subarray(0, at)];
  while (at < bytes.length && bytes[at] !== block.end) {
    let end: number;
    if (bytes[at] === block.extension) end = endOfSubBlocks(bytes, at + 2);
    else if (bytes[at] === block.image)
      end = endOfSubBlocks(bytes, at + 11 + colourTableBytes(bytes[at + 9] ?? 0));
    else return undefined;
    if (bytes[at] === block.image || isKeptExtension(bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...parts, Buffer.from([block.end])]);
};
