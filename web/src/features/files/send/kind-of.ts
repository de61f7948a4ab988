import type { FileKind } from '@maru/contract';

const photoNames = /\.(jpe?g|png|gif|webp|avif|heic|heif|bmp)$/i;
const videoNames = /\.(mp4|mov|m4v|webm|mkv|avi|3gp)$/i;

/** How a file that was chosen is best shown; the host looks at its bytes later. */
export const kindOf = ({ name, type }: Pick<File, 'name' | 'type'>): Exclude<FileKind, 'voice'> => {
  // A drawing with code in it is a file: no browser should run it as a picture of a chat.
  if (type === 'image/svg+xml') return 'file';
  if (type.startsWith('image/') || (type === '' && photoNames.test(name))) return 'photo';
  if (type.startsWith('video/') || (type === '' && videoNames.test(name))) return 'video';
  return 'file';
};
