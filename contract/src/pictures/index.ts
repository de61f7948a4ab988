import { z } from 'zod';
import { PictureId } from '../wire/ids.ts';

/**
 * What `POST /api/pictures` answers. The body of that request is the picture itself (JPEG, PNG, WebP, GIF, AVIF),
 * at most `limits.pictureBytes`; refusals: `not_signed_in`, `too_large`, `picture_unreadable`, `too_many_calls`.
 */
export const UploadedPicture = z.object({ id: PictureId, width: z.int(), height: z.int() });
/** What `POST /api/pictures` answers. */
export type UploadedPicture = z.infer<typeof UploadedPicture>;

/** The sides, in pixels, of the squares and widths a picture is kept in. */
export const pictureSizes = { small: 160, large: 1080 } as const;

/** Where a picture is served; the name cannot be guessed and its bytes never change. */
export const pictureUrl = (id: PictureId, size: keyof typeof pictureSizes): string =>
  `/pictures/${id}/${size}.webp`;
