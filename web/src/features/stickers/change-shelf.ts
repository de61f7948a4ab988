import type { StickerRef } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { isSame } from './shown-packs.ts';
import { stickersStore, type StickersState } from './state.ts';

/** Shows a change of my shelf at once, and takes it back when it is refused. */
const change = async (
  next: (state: StickersState) => StickersState['shelf'],
  ask: () => Promise<StickersState['shelf']>,
): Promise<void> => {
  const { shelf } = stickersStore.getState();
  stickersStore.setState((state) => ({ shelf: next(state) }));
  try {
    stickersStore.setState({ shelf: await ask() });
  } catch (error) {
    stickersStore.setState({ shelf });
    throw error;
  }
};

/** Puts a pack on my shelf, in front. */
export const addPack = (packId: string): Promise<void> =>
  change(
    ({ shelf }) => ({ ...shelf, packIds: [packId, ...shelf.packIds.filter((id) => id !== packId)] }),
    () => call('stickers.add', { packId }),
  );

/** Takes a pack off my shelf. */
export const removePack = (packId: string): Promise<void> =>
  change(
    ({ shelf }) => ({ ...shelf, packIds: shelf.packIds.filter((id) => id !== packId) }),
    () => call('stickers.remove', { packId }),
  );

/** Moves a pack on my shelf one place up or down. */
export const movePack = (packId: string, by: 1 | -1): Promise<void> => {
  const packIds = [...stickersStore.getState().shelf.packIds];
  const at = packIds.indexOf(packId);
  const to = at + by;
  if (at < 0 || to < 0 || to >= packIds.length) return Promise.resolve();
  packIds.splice(to, 0, ...packIds.splice(at, 1));
  return change(
    ({ shelf }) => ({ ...shelf, packIds }),
    () => call('stickers.reorder', { packIds }),
  );
};

/** Keeps a sticker among my favourites, or lets it go. */
export const favourSticker = ({ packId, stickerId }: StickerRef, on: boolean): Promise<void> =>
  change(
    ({ shelf }) => {
      const others = shelf.favourites.filter((one) => !isSame(one, { packId, stickerId }));
      return { ...shelf, favourites: on ? [{ packId, stickerId }, ...others] : others };
    },
    () => call('stickers.favour', { packId, stickerId, on }),
  );
