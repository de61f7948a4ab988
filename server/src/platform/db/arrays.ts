/** What means nothing to PostgreSQL's way of writing arrays: ids, times, names of our own. */
const isPlain = /^[\w.:+-]+$/;

/**
 * A parameter of an array type whose values are ids, times or names of our own. The driver looks at every letter of every
 * value for what has to be escaped; this looks once, and throws a TypeError at what would have to be.
 */
export const plainArray = (values: readonly (string | boolean | null)[]): string =>
  `{${values
    .map((value) => {
      if (typeof value !== 'string') return value ?? 'NULL';
      if (!isPlain.test(value)) throw new TypeError(`no plain value: ${JSON.stringify(value.slice(0, 80))}`);
      return value;
    })
    .join()}}`;

const textOid = 25;
const headBytes = 20;

/**
 * A parameter of type `text[]`, in the binary format: no letter of it has to be escaped here and read again there. Dimensions,
 * nulls, type, then length and first index of the one dimension, then each value with its length in bytes, all of four
 * bytes: `array_send` in https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c
 */
export const textArray = (values: readonly string[]): Buffer => {
  let size = headBytes;
  for (const value of values) size += 4 + Buffer.byteLength(value);
  const array = Buffer.allocUnsafe(size);
  [1, 0, textOid, values.length, 1].forEach((word, index) => array.writeInt32BE(word, index * 4));
  let at = headBytes;
  for (const value of values) {
    const bytes = array.write(value, at + 4);
    array.writeInt32BE(bytes, at);
    at += 4 + bytes;
  }
  return array;
};
