import type { AccountId, EarlierPhoto, PhotoAudience, PictureId } from '@maru/contract';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../platform/session/index.ts';

/** Earlier photos of somebody that I may see, and how to ask for them anew; undefined until they have come. */
export const usePhotos = (
  accountId: AccountId | undefined,
): { photos: readonly EarlierPhoto[] | undefined; reload: () => Promise<void> } => {
  const [photos, setPhotos] = useState<readonly EarlierPhoto[]>();
  const reload = useCallback(async () => {
    if (!accountId) return;
    const page = await call('profiles.listPhotos', { accountId }).catch(() => undefined);
    if (page) setPhotos(page.photos);
  }, [accountId]);
  useEffect(() => void reload(), [reload]);
  return { photos, reload };
};

/** Says who may see an earlier photo of mine. */
export const showPhoto = (photo: PictureId, shownTo: PhotoAudience): Promise<unknown> =>
  call('profiles.showPhoto', { photo, shownTo });

/** Deletes an earlier photo of mine. */
export const removePhoto = (photo: PictureId): Promise<unknown> => call('profiles.removePhoto', { photo });
