const decode = (bytes: ArrayBuffer, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Bytes as the words they hold: UTF-8, UTF-16 where its mark stands first, else the Korean of older programs. */
export const readText = (bytes: ArrayBuffer): string => {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decode(bytes, 'utf-8') ?? decode(bytes, 'euc-kr') ?? new TextDecoder().decode(bytes);
};
