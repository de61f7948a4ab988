import type { StickerRef } from '@maru/contract';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { onTextsOpened, readText, writeText } from '../../platform/lock/index.ts';
import { isSame } from './shown-packs.ts';

/** What this device alone remembers about stickers. */
interface OnDevice {
  recent: readonly StickerRef[];
  /** Stickers are offered while one writes. */
  suggests: boolean;
}

const name = 'maru.stickers';
const most = 24;
const first: OnDevice = { recent: [], suggests: true };

const read = (): OnDevice => {
  try {
    return { ...first, ...(JSON.parse(readText(name) ?? '{}') as Partial<OnDevice>) };
  } catch {
    return first;
  }
};

const deviceStore = createStore<OnDevice>(read);

deviceStore.subscribe((next) => {
  try {
    writeText(name, JSON.stringify(next));
  } catch {
    // A full or closed store costs no more than the recents.
  }
});

onTextsOpened(() => deviceStore.setState(read(), true));

/** Notes that a sticker was sent, by me, from here or elsewhere. */
export const noteRecent = ({ packId, stickerId }: StickerRef): void =>
  deviceStore.setState(({ recent }) => ({
    recent: [{ packId, stickerId }, ...recent.filter((one) => !isSame(one, { packId, stickerId }))].slice(
      0,
      most,
    ),
  }));

export const forgetRecent = (): void => deviceStore.setState({ recent: [] });

export const useRecent = (): readonly StickerRef[] => useStore(deviceStore, (state) => state.recent);

export const setSuggests = (suggests: boolean): void => deviceStore.setState({ suggests });

export const useSuggests = (): boolean => useStore(deviceStore, (state) => state.suggests);
