import type { AccountId, PictureId } from '@maru/contract';
import sharp from 'sharp';
import type { House } from '../../platform/house.ts';
import { keepPicture } from '../pictures/index.ts';

const side = 640;

/** What stands before the gradient, by its name. */
const motifs: Record<string, string> = {
  sun: `<circle cx="320" cy="330" r="130" fill="#fff" opacity=".85"/><path d="M0 470q160-90 320 0t320 0v170H0z" fill="#fff" opacity=".35"/>`,
  moon: `<circle cx="330" cy="300" r="140" fill="#fff" opacity=".9"/><circle cx="385" cy="265" r="120" fill="#b89df0"/>`,
  waves: [380, 450, 520]
    .map(
      (y, at) =>
        `<path d="M0 ${y}q80-60 160 0t160 0 160 0 160 0v300H0z" fill="#fff" opacity="${0.25 + at * 0.2}"/>`,
    )
    .join(''),
  hills: `<circle cx="470" cy="190" r="70" fill="#fff" opacity=".9"/><path d="M0 520l190-250 150 180 110-120 190 190v120H0z" fill="#fff" opacity=".55"/>`,
  flower: `${[0, 72, 144, 216, 288].map((turn) => `<ellipse cx="320" cy="215" rx="75" ry="110" fill="#fff" opacity=".8" transform="rotate(${turn} 320 320)"/>`).join('')}<circle cx="320" cy="320" r="62" fill="#ffd166"/>`,
};

/** Draws a photo of two colours and a motif, and keeps it as somebody's picture. */
export const drawPhoto = async (
  house: House,
  accountId: AccountId,
  [from, to, motif]: readonly [from: string, to: string, motif: string],
): Promise<PictureId> => {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
    <rect width="${side}" height="${side}" fill="url(#sky)"/>${motifs[motif] ?? ''}</svg>`;
  const bytes = await sharp(Buffer.from(drawing)).png().toBuffer();
  return (await keepPicture(house, { accountId, bytes })).id;
};
