/** Finds the newest block of an audio payload with redundancy (RFC 2198): what a plain Opus packet would carry. */
export function findPrimary(
  bytes: Buffer,
  start: number,
  end: number,
): { at: number; end: number } | undefined {
  let at = start;
  let redundant = 0;
  while (at < end && bytes[at]! & 0x80) {
    if (at + 4 > end) return undefined;
    redundant += bytes.readUInt16BE(at + 2) & 0x3ff;
    at += 4;
  }
  const primaryAt = at + 1 + redundant;
  return at < end && primaryAt <= end ? { at: primaryAt, end } : undefined;
}
