/** A box of an ISO media file (MP4, MOV, HEIC, AVIF): where it begins, where its body begins, where it ends. */
export interface Box {
  type: string;
  start: number;
  body: number;
  end: number;
}

/** The boxes between two places; ends quietly at one that is not whole. */
export function* boxesOf(bytes: Buffer, from = 0, to = bytes.length): Generator<Box> {
  for (let at = from; at + 8 <= to;) {
    let size = bytes.readUInt32BE(at);
    let body = at + 8;
    if (size === 1 && at + 16 <= to) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      body = at + 16;
    } else if (size === 0) size = to - at;
    if (size < body - at || at + size > to) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), start: at, body, end: at + size };
    at += size;
  }
}

/** The first box of a type between two places. */
export const findBox = (bytes: Buffer, type: string, within?: Box): Box | undefined => {
  for (const box of boxesOf(bytes, within?.body, within?.end)) if (box.type === type) return box;
  return undefined;
};

/** Makes a box say nothing while all others stay where they are: their places are written down elsewhere in the file. */
export const blank = (bytes: Buffer, { start, body, end }: Box): void => {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, body, end);
};
