import type { PictureId } from '../wire/ids.ts';

/** The sides, in pixels, of the squares and widths a picture is kept in. */
export const pictureSizes = { small: 160, large: 1080 } as const;

/** Where a picture is served; the name cannot be guessed and its bytes never change. */
export const pictureUrl = (id: PictureId, size: keyof typeof pictureSizes): string =>
  `/pictures/${id}/${size}.webp`;
