import type { MethodTable } from '../../platform/house.ts';
import { addPack, removePack } from './add-pack.ts';
import { changePack } from './change-pack.ts';
import { decidePack, listOffered } from './decide-pack.ts';
import { deletePack } from './delete-pack.ts';
import { favourSticker } from './favour-sticker.ts';
import { findPack } from './find-pack.ts';
import { listPacks } from './list-packs.ts';
import { listStore } from './list-store.ts';
import { makePack } from './make-pack.ts';
import { offerPack } from './offer-pack.ts';
import { reorderPacks } from './reorder-packs.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'stickers.listPacks': listPacks,
  'stickers.store': listStore,
  'stickers.find': findPack,
  'stickers.add': addPack,
  'stickers.remove': removePack,
  'stickers.reorder': reorderPacks,
  'stickers.favour': favourSticker,
  'stickers.make': makePack,
  'stickers.change': changePack,
  'stickers.delete': deletePack,
  'stickers.offer': offerPack,
  'stickers.listOffered': listOffered,
  'stickers.decide': decidePack,
};
