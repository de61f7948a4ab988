import type { PictureId } from '@maru/contract';
import { pictureAddress } from './addresses.ts';

const side = 192;
const ground = '#ffd7bc';
const ink = '#3a1d0e';

const findPicture = async (photo: PictureId): Promise<ImageBitmap | undefined> => {
  const answer = await fetch(pictureAddress(photo), { credentials: 'same-origin' });
  return answer.ok ? createImageBitmap(await answer.blob()) : undefined;
};

const toDataUrl = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:${blob.type};base64,${btoa(text)}`;
};

/** A round face for a notification: the picture, or the first letter of the name. Undefined where a browser cannot draw. */
export const drawFace = async (photo: PictureId | null, name: string): Promise<string | undefined> => {
  if (typeof OffscreenCanvas === 'undefined') return photo ? pictureAddress(photo) : undefined;
  const canvas = new OffscreenCanvas(side, side);
  const paper = canvas.getContext('2d');
  if (!paper) return undefined;
  paper.beginPath();
  paper.arc(side / 2, side / 2, side / 2, 0, 2 * Math.PI);
  paper.clip();
  const picture = photo ? await findPicture(photo).catch(() => undefined) : undefined;
  if (picture) paper.drawImage(picture, 0, 0, side, side);
  else {
    paper.fillStyle = ground;
    paper.fillRect(0, 0, side, side);
    paper.fillStyle = ink;
    paper.font = `700 ${side / 2}px sans-serif`;
    paper.textAlign = 'center';
    paper.textBaseline = 'middle';
    paper.fillText([...name][0]?.toUpperCase() ?? '', side / 2, side / 2 + side / 30);
  }
  return toDataUrl(await canvas.convertToBlob({ type: 'image/png' }));
};

/** A small picture of what was sent, which only members of the chat may fetch. */
export const fetchImage = async (url: string): Promise<string | undefined> => {
  const answer = await fetch(url, { credentials: 'same-origin' });
  return answer.ok ? toDataUrl(await answer.blob()) : undefined;
};
