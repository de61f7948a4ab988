import { z } from 'zod';
import { Person } from '../accounts/index.ts';
import { AccountId, ChatId, PictureId } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { EarlierPhoto, PhotoAudience, Profile, ProfileLook, ProfileSlot } from './types.ts';

const More = ProfileSlot.min(1);

/** My profiles, the base profile first. */
export const listProfiles = method('profiles.list', {
  summary: 'My profiles, and whom I show them to.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ profiles: z.array(Profile) }),
});

/** Makes one of my three more profiles, or changes it. Nobody sees a new one until it is chosen for them. */
export const saveProfile = method('profiles.save', {
  summary: 'Make or change one of my three more profiles.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ slot: More, ...ProfileLook.shape }),
  output: z.object({ profiles: z.array(Profile) }),
  refusals: ['picture_not_found'],
});

/** Takes one of my more profiles away; those it was shown to see the base profile again. */
export const removeProfile = method('profiles.remove', {
  summary: 'Take away one of my more profiles.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ slot: More }),
  output: z.object({ profiles: z.array(Profile) }),
});

/**
 * Chooses which profile these people and these chats are shown: one each, the last choice holds. In a chat its choice
 * wins, for everybody in it; everywhere else the choice for the person. Null takes the choice back.
 */
export const chooseProfile = method('profiles.choose', {
  summary: 'Choose who sees which of my profiles.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({
    slot: ProfileSlot.nullable(),
    readers: z.array(AccountId).max(limits.profileChoices).default([]),
    chats: z.array(ChatId).max(limits.profileChoices).default([]),
  }),
  output: z.object({ profiles: z.array(Profile) }),
  refusals: ['profile_not_found', 'person_not_found', 'chat_not_found', 'cannot_be_self'],
});

/** How somebody, or everybody in a chat, sees me; made by the same code that shows me to them. */
export const previewProfile = method('profiles.preview', {
  summary: 'How somebody, or a chat, sees me.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ reader: AccountId.optional(), chatId: ChatId.optional() }),
  output: z.object({ person: Person }),
  refusals: ['chat_not_found'],
});

/** Persons as I see them in one chat; unknown ids are left out. */
export const personsInChat = method('profiles.inChat', {
  summary: 'Persons as they look in one chat.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, accountIds: z.array(AccountId).min(1).max(100) }),
  output: z.object({ persons: z.array(Person) }),
  refusals: ['chat_not_found'],
});

/** Earlier photos of somebody that I may see, newest first; of mine all. */
export const listPhotos = method('profiles.listPhotos', {
  summary: 'Earlier photos of somebody.',
  caller: 'session',
  about: 'person',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId }),
  output: z.object({ photos: z.array(EarlierPhoto) }),
});

/** Says who may see one of my earlier photos. */
export const showPhoto = method('profiles.showPhoto', {
  summary: 'Say who may see one of my earlier photos.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ photo: PictureId, shownTo: PhotoAudience }),
  output: z.object({}),
  refusals: ['photo_not_found'],
});

/** Deletes one of my earlier photos; the picture itself goes too, where nothing else shows it. */
export const removePhoto = method('profiles.removePhoto', {
  summary: 'Delete one of my earlier photos.',
  caller: 'account',
  about: 'own',
  repeatable: true,
  input: z.strictObject({ photo: PictureId }),
  output: z.object({}),
  refusals: ['photo_not_found'],
});

/** The methods of this feature. */
export const profileMethods = [
  listProfiles,
  saveProfile,
  removeProfile,
  chooseProfile,
  previewProfile,
  personsInChat,
  listPhotos,
  showPhoto,
  removePhoto,
] as const;
