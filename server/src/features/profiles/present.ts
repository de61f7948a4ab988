import type { EarlierPhoto, Profile } from '@maru/contract';
import type { Choices, PhotoRow, ProfileRow } from './store.ts';

/** Profiles as their owner sees them. */
export const presentProfiles = (rows: readonly ProfileRow[], choices: Choices): Profile[] =>
  rows.map((row) => ({
    slot: row.slot,
    name: row.name,
    status: row.status,
    photo: row.photo,
    cover: row.cover,
    readers: choices.readers.filter(({ slot }) => slot === row.slot).map(({ id }) => id),
    chats: choices.chats.filter(({ slot }) => slot === row.slot).map(({ id }) => id),
  }));

/** A photo from before; only its owner is told who else may see it. */
export const presentPhoto = (row: PhotoRow, own: boolean): EarlierPhoto => ({
  photo: row.picture_id,
  until: row.until.toISOString(),
  ...(own && { shownTo: row.shown_to }),
});
