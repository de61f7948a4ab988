import { heicSize } from './heic-size.ts';

interface Size {
  width: number;
  height: number;
}

const letters = (bytes: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count));

/** Whether the camera data of a JPEG says that the picture lies on its side. */
const isOnItsSide = (segment: DataView): boolean => {
  if (segment.byteLength < 20 || segment.getUint32(0) !== 0x45786966) return false;
  const isLittle = segment.getUint16(6) === 0x4949;
  const list = 6 + segment.getUint32(10, isLittle);
  if (list + 2 > segment.byteLength) return false;
  const count = segment.getUint16(list, isLittle);
  for (let entry = 0; entry < count; entry += 1) {
    const at = list + 2 + entry * 12;
    if (at + 12 > segment.byteLength) return false;
    if (segment.getUint16(at, isLittle) === 0x0112) return segment.getUint16(at + 8, isLittle) >= 5;
  }
  return false;
};

const jpegSize = (head: Uint8Array): Size | undefined => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let isTurned = false;
  for (let at = 2; at + 9 <= head.length;) {
    if (head[at] !== 0xff) return undefined;
    const mark = head[at + 1]!;
    const length = view.getUint16(at + 2);
    if (mark === 0xe1 && at + 2 + length <= head.length)
      isTurned ||= isOnItsSide(new DataView(head.buffer, head.byteOffset + at + 4, length - 2));
    // The frames, without the tables that have their numbers among them.
    if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    at += 2 + Math.max(2, length);
  }
  return undefined;
};

const pngSize = (head: Uint8Array): Size | undefined => {
  if (letters(head, 12, 4) !== 'IHDR' || head.length < 24) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

const sizeSaid = (head: Uint8Array): Size | undefined => {
  if (head[0] === 0xff && head[1] === 0xd8) return jpegSize(head);
  if (letters(head, 1, 3) === 'PNG') return pngSize(head);
  return heicSize(head);
};

/**
 * How large a photo is shown, turned upright, as the first bytes of a JPEG, PNG or HEIC say it: known at once, while
 * drawing a large one takes its time. Undefined where they do not say it.
 */
export const headSize = (head: Uint8Array): Size | undefined => {
  const size = sizeSaid(head);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
};
