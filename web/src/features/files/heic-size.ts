const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * How large a HEIC photo is shown, read from the boxes of its head, for browsers that cannot draw it; undefined where
 * nothing is said. The largest picture in it is the photo, the others are its tiles and its thumbnail.
 */
export const heicSize = (head: Uint8Array): { width: number; height: number } | undefined => {
  if (textAt(head, 4) !== 'ftyp') return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let found: { width: number; height: number } | undefined;
  let isTurned = false;
  for (let at = 8; at + 5 <= head.length; at += 1) {
    // Every byte is looked at, so the first letter decides before the other three are read.
    if (head[at] !== 0x69) continue;
    const name = textAt(head, at);
    if (name === 'ispe' && at + 16 <= head.length) {
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (!found || width * height > found.width * found.height) found = { width, height };
    } else if (name === 'irot') isTurned = ((head[at + 4] ?? 0) & 1) === 1;
  }
  if (!found || found.width === 0 || found.height === 0) return undefined;
  return isTurned ? { width: found.height, height: found.width } : found;
};
