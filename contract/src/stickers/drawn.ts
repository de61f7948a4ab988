/** Stands in the address of every drawn sticker, so that it may be kept for good; written by tools/draw-stickers.mjs. */
export const drawnVersion = 'bce0c303';
