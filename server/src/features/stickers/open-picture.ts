import { findBuiltInSticker, type StickerRef } from '@maru/contract';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { House } from '../../platform/house.ts';
import { findWebFile } from '../../platform/http/index.ts';
import { isMadeId } from './rules.ts';
import { blobName } from './take-picture.ts';

/** The picture of a sticker, to be taken along: of those that come with the app, and of those people made. */
export interface StickerPicture {
  ending: 'svg' | 'webp';
  stream: () => Readable;
}

/** Opens the picture of a sticker; undefined where there is none. */
export const openStickerPicture = async (
  { blobs }: Pick<House, 'blobs'>,
  { packId, stickerId }: StickerRef,
): Promise<StickerPicture | undefined> => {
  if (findBuiltInSticker(packId, stickerId)) {
    const path = findWebFile(`stickers/${packId}/${stickerId}.svg`);
    return path === undefined ? undefined : { ending: 'svg', stream: () => createReadStream(path) };
  }
  const found = isMadeId(stickerId) ? await blobs.open(blobName(stickerId)) : undefined;
  return found && { ending: 'webp', stream: () => found.stream() };
};
