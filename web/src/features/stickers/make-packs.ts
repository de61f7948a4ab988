import { LineLostError, RefusalError } from '@maru/client';
import type { InputOf, RefusalFrame, UploadedSticker } from '@maru/contract';
import { call } from '../../platform/session/index.ts';

/** Uploads a picture as it is, moving or not; gives back its id. */
export const uploadSticker = async (picture: Blob): Promise<UploadedSticker> => {
  const response = await fetch('/api/stickers', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': picture.type || 'application/octet-stream' },
    body: picture,
  }).catch(() => {
    throw new LineLostError();
  });
  const answer = (await response.json().catch(() => ({}))) as
    | UploadedSticker
    | { ok: false; refusal: RefusalFrame };
  if ('id' in answer) return answer;
  if ('refusal' in answer) throw new RefusalError(answer.refusal);
  throw new LineLostError();
};

/** Makes a pack of uploaded pictures. My shelf hears of it by an entry, as all devices do. */
export const makePack = async (wish: InputOf<'stickers.make'>) => (await call('stickers.make', wish)).pack;

/** Changes a pack of mine. */
export const changePack = async (wish: InputOf<'stickers.change'>) =>
  (await call('stickers.change', wish)).pack;

/** Takes a pack of mine away. */
export const deletePack = async (packId: string): Promise<void> =>
  void (await call('stickers.delete', { packId }));

/** Offers a pack of mine to everyone, or takes it back. */
export const offerPack = async (packId: string, on: boolean) =>
  (await call('stickers.offer', { packId, on })).pack;

/** As an operator: takes a pack in, or does not. */
export const decidePack = async (wish: InputOf<'stickers.decide'>) =>
  (await call('stickers.decide', wish)).pack;
