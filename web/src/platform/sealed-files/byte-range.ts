/** Bytes from `start` to `end`, `end` not counted. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * What a Range header asks of so many bytes: one stretch; `all` where there is none, or several, or words that mean
 * nothing; `beyond` where it lies behind the end. RFC 9110, 14.2.
 */
export const readByteRange = (header: string | null, size: number): ByteRange | 'all' | 'beyond' => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.replaceAll(' ', '') ?? '');
  if (!asked) return 'all';
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return 'all';
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'beyond' : { start: size - length, end: size };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return 'all';
  return start >= size ? 'beyond' : { start, end: to === '' ? size : Math.min(Number(to) + 1, size) };
};
