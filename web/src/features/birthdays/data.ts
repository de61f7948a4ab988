import type { AccountEntryBodies, Entry } from '@maru/contract';
import { today, translate, watchToday } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { call, myId, type FeatureData } from '../../platform/session/index.ts';
import { toast } from '../../ui/index.ts';
import { loadPersons, nameOf, peopleStore } from '../people/index.ts';
import { birthdaysStore, firstBirthdays } from './state.ts';

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Loads the birthdays of friends, and tells the host by whose clock it is nine here. */
const load = async (): Promise<void> => {
  const page = await call('birthdays.list', { zone: zone() }).catch(() => undefined);
  if (page) birthdaysStore.setState(page);
};

let isAsked = false;
let isListening = false;

/** Another day has other birthdays. */
const listen = (): void => {
  if (isListening) return;
  isListening = true;
  watchToday(() => isAsked && myId() && void load());
};

const tell = ({ accountIds, date }: AccountEntryBodies['birthdays.today']): void => {
  const [first] = accountIds;
  if (date !== today() || !first) return;
  loadPersons(accountIds);
  const name = nameOf(peopleStore.getState(), first);
  if (!name) return;
  toast(
    accountIds.length > 1
      ? translate('birthdays.toastMany', { name, count: accountIds.length - 1 })
      : translate('birthdays.toast', { name }),
    { action: { label: translate('birthdays.section'), onPress: () => go(paths.friends()) } },
  );
};

const apply = ({ log, kind, body }: Entry): void => {
  if (!log.startsWith('account:')) return;
  if (kind === 'birthdays.today') tell(body as AccountEntryBodies['birthdays.today']);
  if (isAsked && (kind === 'friend.saved' || kind === 'birthdays.today')) void load();
};

/** The part of the birthdays in a session. */
export const birthdaysData: FeatureData = {
  name: 'birthdays',
  onWelcome({ account }) {
    isAsked = !account.guest;
    listen();
    if (isAsked) void load();
  },
  applyEntries: (entries) => entries.forEach(apply),
  reset() {
    isAsked = false;
    birthdaysStore.setState(firstBirthdays, true);
  },
};
