import { archiveEntries, archiveMethods } from './archive/index.ts';
import { birthdayEntries, birthdayMethods } from './birthdays/index.ts';
import { folderEntries, folderMethods } from './folders/index.ts';
import { laterEntries, laterMethods } from './later/index.ts';
import { profileEntries, profileMethods } from './profiles/index.ts';
import { notificationEntries, notificationMethods } from './notifications/index.ts';

/** Methods of what one person keeps for themselves. */
export const mineMethods = [
  ...folderMethods,
  ...laterMethods,
  ...notificationMethods,
  ...profileMethods,
  ...birthdayMethods,
  ...archiveMethods,
] as const;

/** Entries of `account:<me>` about it. */
export const mineEntries = {
  ...folderEntries,
  ...laterEntries,
  ...notificationEntries,
  ...profileEntries,
  ...birthdayEntries,
  ...archiveEntries,
} as const;
