import type { ByteRange } from '../../../platform/blobs/index.ts';

/**
 * What a Range header asks for: one stretch of bytes, `none` where all are meant (no header, several stretches, words
 * that mean nothing), or `beyond` where it lies behind the end. RFC 9110, 14.2.
 */
export const readRange = (header: string | undefined, size: number): ByteRange | 'none' | 'beyond' => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.replaceAll(' ', '') ?? '');
  if (!asked) return 'none';
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return 'none';
  if (from === '') {
    // So many of the last bytes.
    const length = Math.min(Number(to), size);
    return length === 0 ? 'beyond' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return 'none';
  return start >= size ? 'beyond' : { start, end };
};
