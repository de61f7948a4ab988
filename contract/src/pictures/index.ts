import { z } from 'zod';
import { PictureId } from '../wire/ids.ts';

export * from './picture-url.ts';

/**
 * What `POST /api/pictures` answers. The body of that request is the picture itself (JPEG, PNG, WebP, GIF, AVIF),
 * at most `limits.pictureBytes`; refusals: `not_signed_in`, `too_large`, `picture_unreadable`, `too_many_calls`.
 */
export const UploadedPicture = z.object({ id: PictureId, width: z.int(), height: z.int() });
/** What `POST /api/pictures` answers. */
export type UploadedPicture = z.infer<typeof UploadedPicture>;
