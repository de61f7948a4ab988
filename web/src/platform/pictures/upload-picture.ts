import { LineLostError, RefusalError } from '@maru/client';
import { limits, type RefusalFrame, type UploadedPicture } from '@maru/contract';
import { fitWithin } from './fit.ts';

const longestSide = 1_600;

const makeSmaller = async (picture: Blob): Promise<Blob> => {
  // A moving picture would stop moving on a canvas.
  if (picture.type === 'image/gif' && picture.size <= limits.pictureBytes) return picture;
  const bitmap = await createImageBitmap(picture).catch(() => undefined);
  if (!bitmap) return picture;
  const size = fitWithin(bitmap, longestSide);
  if (size.width === bitmap.width && picture.size <= limits.pictureBytes) return picture;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const type = picture.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.9));
  return smaller ?? picture;
};

/** Uploads a picture, made smaller first where it is large; gives back its id. */
export const uploadPicture = async (picture: Blob): Promise<UploadedPicture> => {
  const body = await makeSmaller(picture);
  const response = await fetch('/api/pictures', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': body.type || 'application/octet-stream' },
    body,
  }).catch(() => {
    throw new LineLostError();
  });
  const answer = (await response.json().catch(() => ({}))) as
    | UploadedPicture
    | { ok: true; output: UploadedPicture }
    | { ok: false; refusal: RefusalFrame };
  if ('id' in answer) return answer;
  if ('output' in answer) return answer.output;
  if ('refusal' in answer) throw new RefusalError(answer.refusal);
  throw new LineLostError();
};
