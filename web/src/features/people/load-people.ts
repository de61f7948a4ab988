import type { AccountId, Entry, OutputOf } from '@maru/contract';
import { call, clearKept, keep, type FeatureData } from '../../platform/session/index.ts';
import { applyEntry, applySignal } from './apply-entries.ts';
import { askInChatAgain, forgetInChat } from './load-in-chat.ts';
import { forgetAsked } from './load-persons.ts';
import { firstPeople, peopleStore, type PeopleState } from './state.ts';
import { watchAgain } from './watch-presence.ts';

const byId = <Row extends { id: AccountId }>(rows: readonly Row[]): Readonly<Record<AccountId, Row>> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

/** Entries that come while the list is on its way may be newer than the list: they are folded in again. */
let meanwhile: Entry[] | undefined;

const place = (state: PeopleState, page: OutputOf<'people.listFriends'>): PeopleState => ({
  ...state,
  loaded: true,
  friends: byId(page.friends),
  requests: page.requests,
  blocked: byId(page.blocked),
});

const keepAll = ({ friends, requests, blocked }: PeopleState): void => {
  clearKept(['friends', 'requests', 'blocked']);
  keep([
    ...Object.values(friends).map((put) => ({ table: 'friends' as const, key: put.id, put })),
    ...Object.values(blocked).map((put) => ({ table: 'blocked' as const, key: put.id, put })),
    ...requests.map((request) => ({
      table: 'requests' as const,
      key: request.person.id,
      put: { ...request, id: request.person.id },
    })),
  ]);
};

/** Loads my friends, requests and blocks. */
export const loadPeople = async (): Promise<void> => {
  meanwhile = [];
  try {
    const page = await call('people.listFriends', {});
    const later = meanwhile ?? [];
    peopleStore.setState((state) => later.reduce(applyEntry, place(state, page)));
    keepAll(peopleStore.getState());
  } catch {
    // The next welcome loads again; until then what is known stays.
  } finally {
    meanwhile = undefined;
  }
};

const keepChanges = (before: PeopleState, after: PeopleState): void => {
  const same =
    before.friends === after.friends &&
    before.requests === after.requests &&
    before.blocked === after.blocked;
  if (!same) keepAll(after);
};

const decisions = new Set(['settings.changed', 'person.blocked', 'person.unblocked']);

/** The part of the people in a session. */
export const peopleData: FeatureData = {
  name: 'people',
  async open(store) {
    const [friends, requests, blocked, persons] = await Promise.all([
      store.friends.toArray(),
      store.requests.toArray(),
      store.blocked.toArray(),
      store.persons.toArray(),
    ]);
    peopleStore.setState({
      loaded: friends.length > 0,
      friends: byId(friends),
      requests: requests.map(({ person, at }) => ({ person, at })),
      // What a device has kept from before blocks had levels is the first of them.
      blocked: byId(blocked.map((one) => ({ ...one, level: one.level ?? 'messages' }))),
      persons: byId(persons),
    });
  },
  onWelcome() {
    void loadPeople();
    watchAgain();
    askInChatAgain();
  },
  applyEntries(entries) {
    // Who shows nothing sees nothing, and who is blocked neither: what is known of others is asked for again.
    if (entries.some(({ kind }) => decisions.has(kind))) watchAgain();
    meanwhile?.push(...entries);
    const before = peopleStore.getState();
    peopleStore.setState((state) => entries.reduce(applyEntry, state));
    keepChanges(before, peopleStore.getState());
  },
  applySignal(signal) {
    peopleStore.setState((state) => applySignal(state, signal));
  },
  reset() {
    forgetAsked();
    forgetInChat();
    peopleStore.setState(firstPeople, true);
  },
};
