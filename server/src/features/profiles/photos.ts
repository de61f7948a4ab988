import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { removeUnusedPicture } from '../pictures/index.ts';
import { presentPhoto } from './present.ts';
import { maySee } from './rules.ts';
import { deletePhoto, hasAdded, readPhotos, savePhotoAudience, seesBase } from './store.ts';

/** Earlier photos of somebody that I may see. They were of the base profile: who is shown another one sees none. */
export const listPhotos: SignedVerb<'profiles.listPhotos'> = async ({ house, who }, { accountId }) => {
  const reader = who.accountId;
  const self = accountId === reader;
  const standing = {
    self,
    seesBase: self || (await seesBase(house.db, accountId, reader)),
    friend: !self && (await hasAdded(house.db, accountId, reader)),
  };
  const rows = (await readPhotos(house.db, accountId)).filter((row) => maySee(row.shown_to, standing));
  return { photos: rows.map((row) => presentPhoto(row, self)) };
};

/** Says who may see an earlier photo of mine. */
export const showPhoto: SignedVerb<'profiles.showPhoto'> = async ({ house, who }, input) => {
  if (!(await savePhotoAudience(house.db, who.accountId, input))) throw refuse('photo_not_found');
  return {};
};

/** Deletes an earlier photo of mine, at once, where nothing else shows the picture. */
export const removePhoto: SignedVerb<'profiles.removePhoto'> = async ({ house, who }, { photo }) => {
  if (!(await deletePhoto(house.db, who.accountId, photo))) throw refuse('photo_not_found');
  await removeUnusedPicture(house, who.accountId, photo);
  return {};
};
