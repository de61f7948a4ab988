import { call, type FeatureData } from '../../platform/session/index.ts';
import type { ChatId } from '@maru/contract';
import { applyEntry, applyMove } from './apply-places.ts';
import { followMe } from './follow-me.ts';
import { loadPlaces } from './share-place.ts';
import { firstPlaces, placesStore } from './state.ts';

const load = async (): Promise<void> => {
  const page = await call('places.mine', {}).catch(() => undefined);
  if (page) placesStore.setState({ mine: page.places });
  followMe();
  // What moved while the line was away is asked for again.
  for (const chatId of Object.keys(placesStore.getState().live))
    await loadPlaces(chatId as ChatId).catch(() => {});
};

/** The part of the places in a session. */
export const placesData: FeatureData = {
  name: 'places',
  onWelcome: () => void load(),
  applyEntries(entries) {
    const before = placesStore.getState();
    const after = entries.reduce(applyEntry, before);
    if (after === before) return;
    placesStore.setState(after);
    if (after.mine !== before.mine) followMe();
  },
  applySignal(signal) {
    if (signal.kind === 'place.moved') placesStore.setState((state) => applyMove(state, signal));
  },
  reset() {
    placesStore.setState(firstPlaces, true);
    followMe();
  },
};
