import { accountsData, accountsStore, startSession } from './features/accounts/index.ts';
import { birthdaysData } from './features/birthdays/index.ts';
import { chatsData } from './features/chats/index.ts';
import { filesData } from './features/files/index.ts';
import { foldersData } from './features/folders/index.ts';
import { notificationsData } from './features/notifications/index.ts';
import { archiveData } from './features/archive/index.ts';
import { lockData, startLock } from './features/lock/index.ts';
import { laterData } from './features/later/index.ts';
import { messagesData } from './features/messages/index.ts';
import { peopleData } from './features/people/index.ts';
import { profilesData } from './features/profiles/index.ts';
import { placesData } from './features/places/index.ts';
import { searchData } from './features/search/index.ts';
import { stickersData } from './features/stickers/index.ts';
import { enteringData } from './entering-data.ts';
import { speak } from './platform/i18n/index.ts';
import { applyPrefs, languageOf, prefsStore, watchSystemTheme } from './platform/prefs/index.ts';
import { thingData } from './thing-data.ts';
import { listenToWorld, registerFeatures } from './platform/session/index.ts';

const showPrefs = (): void => {
  const settings = accountsStore.getState().me?.settings;
  applyPrefs(settings?.theme);
  speak(languageOf(prefsStore.getState(), settings?.language));
};

/** Brings the data of the app to life: looks and language first, then whoever is signed in here. */
export const startState = (): void => {
  // The order is that of dependence: what comes later may look at what came before.
  registerFeatures([
    accountsData,
    ...enteringData,
    lockData,
    peopleData,
    chatsData,
    profilesData,
    birthdaysData,
    foldersData,
    messagesData,
    stickersData,
    filesData,
    ...thingData,
    searchData,
    laterData,
    notificationsData,
    archiveData,
    placesData,
  ]);
  showPrefs();
  prefsStore.subscribe(showPrefs);
  watchSystemTheme(showPrefs);
  accountsStore.subscribe((next, before) => {
    if (next.me?.settings !== before.me?.settings) showPrefs();
  });
  listenToWorld();
  startLock();
  void startSession();
};
