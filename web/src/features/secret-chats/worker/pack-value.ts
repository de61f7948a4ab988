const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** How bytes are named in the words: nothing else that is kept here has a field of this name. */
const mark = '\u0000bytes';

/** A value of JSON that may hold bytes, as bytes: its words first, then all bytes in it, one after the other. */
export const packValue = (value: unknown): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = [];
  const words = encoder.encode(
    JSON.stringify(value, (_, one: unknown) =>
      one instanceof Uint8Array ? { [mark]: one.length, at: parts.push(one) - 1 } : one,
    ),
  );
  const length = 4 + words.length + parts.reduce((sum, part) => sum + part.length, 0);
  const packed = new Uint8Array(length);
  new DataView(packed.buffer).setUint32(0, words.length);
  packed.set(words, 4);
  let at = 4 + words.length;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
};

/** What `packValue` had packed. */
export const unpackValue = <Value>(packed: Uint8Array): Value => {
  const length = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(0);
  let at = 4 + length;
  // In the order in which they were met, which is the order of the words.
  const places: { value: Record<string, unknown>; name: string; size: number; place: number }[] = [];
  const value = JSON.parse(decoder.decode(packed.subarray(4, 4 + length)), function (name, one: unknown) {
    if (typeof one === 'object' && one !== null && mark in one) {
      const { [mark]: size, at: place } = one as unknown as { [mark]: number; at: number };
      places.push({ value: this as Record<string, unknown>, name, size, place });
    }
    return one;
  }) as Value;
  for (const { value: holder, name, size } of places.sort((one, other) => one.place - other.place)) {
    holder[name] = packed.slice(at, at + size);
    at += size;
  }
  return value;
};
