import type { MethodTable } from '../../platform/house.ts';
import { chooseProfile } from './choose-profile.ts';
import { listProfiles } from './list-profiles.ts';
import { personsInChat, previewProfile } from './look.ts';
import { listPhotos, removePhoto, showPhoto } from './photos.ts';
import { removeProfile, saveProfile } from './save-profile.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'profiles.list': listProfiles,
  'profiles.save': saveProfile,
  'profiles.remove': removeProfile,
  'profiles.choose': chooseProfile,
  'profiles.preview': previewProfile,
  'profiles.inChat': personsInChat,
  'profiles.listPhotos': listPhotos,
  'profiles.showPhoto': showPhoto,
  'profiles.removePhoto': removePhoto,
};
