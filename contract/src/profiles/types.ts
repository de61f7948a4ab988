import { z } from 'zod';
import { PersonName } from '../accounts/index.ts';
import { AccountId, ChatId, Moment, PictureId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** Which profile: 0 is the base profile, that everybody sees for whom no other was chosen. */
export const ProfileSlot = z.int().min(0).max(limits.profiles);

/** What a profile shows. */
export const ProfileLook = z.strictObject({
  name: PersonName,
  status: z.string().trim().max(limits.status),
  photo: PictureId.nullable(),
  cover: PictureId.nullable(),
});

/** One of my profiles, with those I show it to; of the base profile, the chats I chose it for. */
export const Profile = z.object({
  slot: ProfileSlot,
  name: z.string(),
  status: z.string(),
  photo: PictureId.nullable(),
  cover: PictureId.nullable(),
  readers: z.array(AccountId),
  chats: z.array(ChatId),
});
/** One of my profiles, with those I show it to. */
export type Profile = z.infer<typeof Profile>;

/** Who may see an earlier photo: whoever sees my base profile, of those the friends I added, or only me. */
export const PhotoAudience = z.enum(['everyone', 'friends', 'me']);
/** Who may see an earlier photo. */
export type PhotoAudience = z.infer<typeof PhotoAudience>;

/** A photo of somebody from before; who may see it is told to its owner alone. */
export const EarlierPhoto = z.object({
  photo: PictureId,
  /** Until when it was shown. */
  until: Moment,
  shownTo: PhotoAudience.optional(),
});
/** A photo of somebody from before. */
export type EarlierPhoto = z.infer<typeof EarlierPhoto>;
