import { accountsData, accountsStore, startSession } from './features/accounts/index.ts';
import { chatsData, chatsStore } from './features/chats/index.ts';
import { consentsData } from './features/consents/index.ts';
import { foldersData } from './features/folders/index.ts';
import { lockData, startLock } from './features/lock/index.ts';
import { messagesData } from './features/messages/index.ts';
import { peopleData } from './features/people/index.ts';
import { secretChatsData } from './features/secret-chats/index.ts';
import { speak } from './platform/i18n/index.ts';
import { applyPrefs, languageOf, prefsStore, watchSystemTheme } from './platform/prefs/index.ts';
import { lateFeatures, listenToWorld, registerFeatures } from './platform/session/index.ts';
import { fetchTheRest } from './ui/index.ts';

/** Without a list, as when there is neither a line nor anything kept, nothing else is waited for longer than this. */
const listMs = 3_000;

/** Fetches what the list of chats does without once that stands. */
const fetchAfterList = (): void => {
  const late = lateFeatures(async () => {
    const { lateData } = await import('./late-data.ts');
    // Menus and sheets next: what the list shows can be pressed from now on.
    void fetchTheRest();
    return lateData;
  });
  // The order is that of dependence: what comes later may look at what came before.
  registerFeatures([
    accountsData,
    consentsData,
    lockData,
    peopleData,
    chatsData,
    foldersData,
    messagesData,
    secretChatsData,
    late.data,
  ]);
  chatsStore.subscribe(({ loaded }) => loaded && late.fetch());
  accountsStore.subscribe(({ phase }, before) => {
    if (phase === 'signedIn' && before.phase !== phase) setTimeout(late.fetch, listMs);
  });
};

const showPrefs = (): void => {
  const settings = accountsStore.getState().me?.settings;
  applyPrefs(settings?.theme);
  speak(languageOf(prefsStore.getState(), settings?.language));
};

/** Brings the data of the app to life: looks and language first, then whoever is signed in here. */
export const startState = (): void => {
  fetchAfterList();
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
