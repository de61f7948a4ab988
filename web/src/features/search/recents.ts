import type { AccountId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { readText, writeText } from '../../platform/lock/index.ts';
import type { FeatureData } from '../../platform/session/index.ts';

/** What was looked for on this device, newest first, and whether that is kept at all. */
interface Recents {
  isKept: boolean;
  queries: readonly string[];
}

const most = 12;
const nothing: Recents = { isKept: true, queries: [] };
const recentsStore = createStore<Recents>(() => nothing);
let place: string | undefined;

const read = (name: string): Recents => {
  try {
    const kept = JSON.parse(readText(name) ?? '{}') as Partial<Recents>;
    const queries = (kept.queries ?? []).filter((one) => typeof one === 'string').slice(0, most);
    return { isKept: kept.isKept !== false, queries };
  } catch {
    return nothing;
  }
};

const change = (next: Recents): void => {
  recentsStore.setState(next);
  try {
    if (place) writeText(place, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing shows them until it is closed.
  }
};

/** Keeps what was looked for, once something came of it. */
export const rememberQuery = (query: string): void => {
  const { isKept, queries } = recentsStore.getState();
  const tidy = query.trim();
  if (!isKept || tidy === '') return;
  change({ isKept, queries: [tidy, ...queries.filter((one) => one !== tidy)].slice(0, most) });
};

/** Forgets one of them. */
export const forgetQuery = (query: string): void => {
  const { isKept, queries } = recentsStore.getState();
  change({ isKept, queries: queries.filter((one) => one !== query) });
};

/** Forgets all of them. */
export const forgetQueries = (): void => change({ ...recentsStore.getState(), queries: [] });

/** Keeps them from now on, or stops and forgets what was kept. */
export const keepQueries = (isKept: boolean): void => change({ isKept, queries: [] });

/** What was looked for, and whether it is kept. */
export const useRecents = (): Recents => useStore(recentsStore);

/** The part of the search in a session: what was looked for stays on this device until the account leaves it. */
export const searchData: FeatureData = {
  name: 'search',
  open(_store, me: AccountId) {
    place = `maru.searches.${me}`;
    recentsStore.setState(read(place));
    return Promise.resolve();
  },
  reset() {
    try {
      if (place) localStorage.removeItem(place);
    } catch {
      // Nothing was kept there either.
    }
    place = undefined;
    recentsStore.setState(nothing);
  },
};
