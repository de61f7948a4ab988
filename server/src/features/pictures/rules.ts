import { limits, type RefusalCode } from '@maru/contract';

/** A picture is decoded only when it is one of these: other readers of the library take files they should not. */
const signatures: readonly { at: number; bytes: string }[] = [
  { at: 0, bytes: '\u00ff\u00d8\u00ff' },
  { at: 0, bytes: '\u0089PNG\r\n' },
  { at: 0, bytes: 'GIF8' },
  { at: 8, bytes: 'WEBP' },
  { at: 4, bytes: 'ftypavif' },
  { at: 4, bytes: 'ftypavis' },
];

/** Why this body cannot be kept as a picture, as far as its first bytes tell. */
export const whyNotPicture = (body: unknown): RefusalCode | undefined => {
  if (!(body instanceof Uint8Array)) return 'picture_unreadable';
  if (body.length > limits.pictureBytes) return 'too_large';
  const begin = String.fromCodePoint(...body.subarray(0, 16));
  return signatures.some(({ at, bytes }) => begin.startsWith(bytes, at)) ? undefined : 'picture_unreadable';
};
