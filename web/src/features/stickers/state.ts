import { builtInPacks, type AccountId, type StickerPack, type StickerShelf } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface StickersState {
  me: AccountId | null;
  shelf: StickerShelf;
  /** The packs on my shelf that somebody made and that I may use. */
  packs: readonly StickerPack[];
  /** The packs I made. */
  mine: readonly StickerPack[];
}

export const firstStickers: StickersState = {
  me: null,
  shelf: { packIds: builtInPacks.map(({ id }) => id), favourites: [] },
  packs: [],
  mine: [],
};

export const stickersStore = createStore<StickersState>(() => firstStickers);
