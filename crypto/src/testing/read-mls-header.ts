/** What stands in the clear at the head of an MLSMessage: what a server can check without being a member. */
export interface MlsHeader {
  /** 1 public_message, 2 private_message, 3 welcome … (RFC 9420 section 6). */
  wireFormat: number;
  groupId: Uint8Array;
  epoch: number;
  /** 1 application, 2 proposal, 3 commit. */
  contentType: number;
  authenticatedData: Uint8Array;
}

/** Reads the head of a PublicMessage or PrivateMessage of a member. Throws a RangeError at other bytes. */
export function readMlsHeader(bytes: Uint8Array): MlsHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const number = (size: 1 | 2 | 4 | 8) => {
    const from = at;
    at += size;
    if (size === 1) return view.getUint8(from);
    if (size === 2) return view.getUint16(from);
    return size === 4 ? view.getUint32(from) : Number(view.getBigUint64(from));
  };
  const vector = () => {
    const first = number(1);
    const sizes = [1, 2, 4] as const;
    const size = sizes[first >> 6];
    if (!size) throw new RangeError('no length');
    let length = first & 0x3f;
    for (let more = 1; more < size; more += 1) length = length * 256 + number(1);
    if (at + length > bytes.length) throw new RangeError('too short');
    at += length;
    return bytes.slice(at - length, at);
  };
  if (number(2) !== 1) throw new RangeError('not MLS 1.0');
  const wireFormat = number(2);
  const groupId = vector();
  const epoch = number(8);
  if (wireFormat === 2) {
    const contentType = number(1);
    return { wireFormat, groupId, epoch, contentType, authenticatedData: vector() };
  }
  if (wireFormat !== 1 || number(1) !== 1) throw new RangeError('no message of a member');
  number(4);
  const authenticatedData = vector();
  return { wireFormat, groupId, epoch, contentType: number(1), authenticatedData };
}
