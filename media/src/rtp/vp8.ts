/** What the head of a VP8 payload says (RFC 7741), and where the parts that are rewritten stand. */
export type Vp8Head = {
  isKeyframe: boolean;
  /** The first packet of a frame. */
  isFrameStart: boolean;
  pictureId?: number;
  pictureIdAt: number;
  hasLongPictureId: boolean;
  tl0?: number;
  tl0At: number;
  temporalLayer: number;
  /** Where the picture itself begins. */
  dataAt: number;
  width?: number;
  height?: number;
};

/** Reads the head of a VP8 payload that stands between two places of some bytes. */
export function readVp8(bytes: Buffer, start: number, end: number): Vp8Head | undefined {
  let at = start;
  if (at >= end) return undefined;
  const first = bytes[at++]!;
  const head: Vp8Head = {
    isKeyframe: false,
    isFrameStart: (first & 0x10) !== 0 && (first & 0x0f) === 0,
    pictureIdAt: 0,
    hasLongPictureId: false,
    tl0At: 0,
    temporalLayer: 0,
    dataAt: 0,
  };
  if (first & 0x80) {
    if (at >= end) return undefined;
    const has = bytes[at++]!;
    if (has & 0x80) {
      if (at + 1 >= end) return undefined;
      head.pictureIdAt = at;
      head.hasLongPictureId = (bytes[at]! & 0x80) !== 0;
      head.pictureId = head.hasLongPictureId ? bytes.readUInt16BE(at) & 0x7fff : bytes[at]!;
      at += head.hasLongPictureId ? 2 : 1;
    }
    if (has & 0x40) {
      head.tl0At = at;
      if (at >= end) return undefined;
      head.tl0 = bytes[at++]!;
    }
    if (has & 0x30) {
      if (at >= end) return undefined;
      if (has & 0x20) head.temporalLayer = bytes[at]! >> 6;
      at += 1;
    }
  }
  if (at >= end) return undefined;
  head.dataAt = at;
  if (head.isFrameStart && (bytes[at]! & 1) === 0) {
    head.isKeyframe = true;
    if (end - at >= 10) {
      head.width = bytes.readUInt16LE(at + 6) & 0x3fff;
      head.height = bytes.readUInt16LE(at + 8) & 0x3fff;
    }
  }
  return head;
}
