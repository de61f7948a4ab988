import { blank, boxesOf, findBox, type Box } from './boxes.ts';

const itemTypes = new Set(['Exif', 'mime', 'uri ']);

/** The numbers of the items that hold camera data, by the box that lists all items. */
const listDataItems = (bytes: Buffer, iinf: Box): Set<number> => {
  const found = new Set<number>();
  const wide = bytes[iinf.body] !== 0;
  for (const { type, body } of boxesOf(bytes, iinf.body + (wide ? 8 : 6), iinf.end)) {
    const version = bytes[body] as number;
    if (type !== 'infe' || version < 2) continue;
    const id = version === 2 ? bytes.readUInt16BE(body + 4) : bytes.readUInt32BE(body + 4);
    const at = body + (version === 2 ? 8 : 10);
    if (itemTypes.has(bytes.toString('latin1', at, at + 4))) found.add(id);
  }
  return found;
};

/** Reads the box of places: for each item, where its bytes lie. */
function* extentsOf(
  bytes: Buffer,
  iloc: Box,
): Generator<{ id: number; inside: boolean; at: number; size: number }> {
  let at = iloc.body + 4;
  const read = (size: number): number => {
    const value =
      size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const version = bytes[iloc.body] as number;
  const [sizes, more] = [read(1), read(1)];
  const count = read(version < 2 ? 2 : 4);
  for (let item = 0; item < count; item++) {
    const id = read(version < 2 ? 2 : 4);
    const method = version > 0 ? read(2) & 15 : 0;
    read(2);
    const start = read(more >> 4);
    const extents = read(2);
    for (let extent = 0; extent < extents; extent++) {
      if (version > 0) read(more & 15);
      const offset = read(sizes >> 4);
      yield { id, inside: method === 1, at: start + offset, size: read(sizes & 15) };
    }
  }
}

/**
 * A HEIC or AVIF whose camera data is zeros, every other byte where it was. Which way is up stands elsewhere in it.
 * Undefined where it is not laid out as it should be.
 */
export const stripHeif = (given: Buffer): Buffer | undefined => {
  const bytes = Buffer.from(given);
  try {
    const meta = findBox(bytes, 'meta');
    if (!meta) return undefined;
    const inner = { ...meta, body: meta.body + 4 };
    const [iinf, iloc, idat] = ['iinf', 'iloc', 'idat'].map((type) => findBox(bytes, type, inner));
    if (!iinf || !iloc) return undefined;
    const items = listDataItems(bytes, iinf);
    for (const { id, inside, at, size } of extentsOf(bytes, iloc)) {
      if (!items.has(id)) continue;
      const from = at + (inside ? (idat?.body ?? 0) : 0);
      if (from + size > bytes.length) return undefined;
      bytes.fill(0, from, from + size);
    }
    for (const box of boxesOf(bytes)) if (box.type === 'uuid' || box.type === 'udta') blank(bytes, box);
    return bytes;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
