import { approvalData } from './features/approval/index.ts';
import { archiveData } from './features/archive/index.ts';
import { birthdaysData } from './features/birthdays/index.ts';
import { callsData } from './features/calls/index.ts';
import { devicesData } from './features/devices/index.ts';
import { filesData } from './features/files/index.ts';
import { laterData } from './features/later/index.ts';
import { loginData } from './features/login/index.ts';
import { notificationsData } from './features/notifications/index.ts';
import { placesData } from './features/places/index.ts';
import { profilesData } from './features/profiles/index.ts';
import { searchData } from './features/search/index.ts';
import { stickersData } from './features/stickers/index.ts';
import type { FeatureData } from './platform/session/index.ts';
import { thingData } from './thing-data.ts';

/** The data that the list of chats does without, in the order of dependence. */
export const lateData: readonly FeatureData[] = [
  devicesData,
  loginData,
  approvalData,
  profilesData,
  birthdaysData,
  stickersData,
  filesData,
  callsData,
  ...thingData,
  searchData,
  laterData,
  notificationsData,
  archiveData,
  placesData,
];
