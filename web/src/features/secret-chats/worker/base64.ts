/** Bytes as the wire has them; in pieces, because a call takes only so many arguments. */
export const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
};

export const toBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
};

/** Bytes of the wire that may be none at all: then nothing, which no key and no tag is. */
export const readBytes = (text: unknown): Uint8Array<ArrayBuffer> => {
  try {
    return toBytes(String(text));
  } catch {
    return new Uint8Array();
  }
};
