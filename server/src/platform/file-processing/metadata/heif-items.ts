import { boxesOf, findBox, type Box } from './boxes.ts';

/** A stretch of an item of a HEIC or AVIF: what the item is, and where its bytes lie. */
export interface HeifExtent {
  type: string;
  from: number;
  size: number;
}

/** The types of all items by their numbers, by the box that lists them. */
const listTypes = (bytes: Buffer, iinf: Box): Map<number, string> => {
  const types = new Map<number, string>();
  const wide = bytes[iinf.body] !== 0;
  for (const { type, body } of boxesOf(bytes, iinf.body + (wide ? 8 : 6), iinf.end)) {
    const version = bytes[body] as number;
    if (type !== 'infe' || version < 2) continue;
    const id = version === 2 ? bytes.readUInt16BE(body + 4) : bytes.readUInt32BE(body + 4);
    const at = body + (version === 2 ? 8 : 10);
    types.set(id, bytes.toString('latin1', at, at + 4));
  }
  return types;
};

/** Reads the box of places: for each item, where its bytes lie. */
function* placesIn(
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

/** Every stretch of every item. Undefined where it is not laid out as it should be, or a stretch lies outside of it. */
export const extentsOf = (bytes: Buffer): HeifExtent[] | undefined => {
  try {
    const meta = findBox(bytes, 'meta');
    if (!meta) return undefined;
    const inner = { ...meta, body: meta.body + 4 };
    const [iinf, iloc, idat] = ['iinf', 'iloc', 'idat'].map((type) => findBox(bytes, type, inner));
    if (!iinf || !iloc) return undefined;
    const types = listTypes(bytes, iinf);
    const found: HeifExtent[] = [];
    for (const { id, inside, at, size } of placesIn(bytes, iloc)) {
      const from = at + (inside ? (idat?.body ?? 0) : 0);
      if (from + size > bytes.length) return undefined;
      found.push({ type: types.get(id) ?? '', from, size });
    }
    return found;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** What a camera wrote into a HEIC, from `II*` or `MM*` on; undefined where there is nothing, or it is in pieces. */
export const readHeifExif = (bytes: Buffer): Buffer | undefined => {
  const [exif, ...rest] = extentsOf(bytes)?.filter(({ type }) => type === 'Exif') ?? [];
  if (!exif || rest.length > 0 || exif.size < 12) return undefined;
  const start = exif.from + 4 + bytes.readUInt32BE(exif.from);
  const tiff = bytes.subarray(start, exif.from + exif.size);
  return /^(II\*\0|MM\0\*)/.test(tiff.toString('latin1', 0, 4)) ? tiff : undefined;
};
