import type { AccountEntryBodies, ChatEntryBodies, Entry } from '@maru/contract';
import { call, keep, type FeatureData } from '../../platform/session/index.ts';
import { forgetRecent, noteRecent } from './on-device.ts';
import { firstStickers, stickersStore, type StickersState } from './state.ts';

type Kept = Pick<StickersState, 'shelf' | 'packs' | 'mine'>;

const place = (kept: Kept): void => {
  stickersStore.setState(kept);
  keep([{ table: 'meta', key: 'stickers', put: { name: 'stickers', value: kept } }]);
};

const load = async (): Promise<void> => {
  const page = await call('stickers.listPacks', {}).catch(() => undefined);
  if (page) place(page);
};

const follow = (entry: Entry): void => {
  if (entry.kind === 'stickers.changed') {
    stickersStore.setState({ shelf: entry.body as AccountEntryBodies['stickers.changed'] });
    // The packs themselves may have changed with it: made, taken in, taken back.
    void load();
  }
  if (entry.kind !== 'message.sent' || entry.author !== stickersStore.getState().me) return;
  const { content } = entry.body as ChatEntryBodies['message.sent'];
  if (content?.type === 'sticker') noteRecent(content);
};

/** The part of the stickers in a session. */
export const stickersData: FeatureData = {
  name: 'stickers',
  async open(store, me) {
    stickersStore.setState({ me });
    const kept = (await store.meta.get('stickers'))?.value as Kept | undefined;
    if (kept) stickersStore.setState(kept);
  },
  onWelcome: () => void load(),
  applyEntries: (entries) => entries.forEach(follow),
  reset: () => {
    stickersStore.setState(firstStickers, true);
    forgetRecent();
  },
};
