export * from './hooks.ts';
export { stickersData } from './data.ts';
export { stickersStore } from './state.ts';
export { addPack, favourSticker, movePack, removePack } from './change-shelf.ts';
export { changePack, decidePack, deletePack, makePack, offerPack, uploadSticker } from './make-packs.ts';
export { searchStickers, suggestStickers } from './find-stickers.ts';
export {
  findShown,
  isSame,
  showBuiltIn,
  showMade,
  type ShownPack,
  type ShownSticker,
} from './shown-packs.ts';
