import { limits } from '@maru/contract';
import type { Feature } from '../../platform/house.ts';
import { takeBytes } from '../../platform/http/index.ts';
import { sendPicture } from './send-picture.ts';
import { takePicture } from './take-picture.ts';

/** `POST /api/stickers` takes a picture in, `GET /stickers/made/<id>.webp` hands it out. */
export const routes: NonNullable<Feature['routes']> = (http, house, findCaller) => {
  takeBytes(http, house, {
    findCaller,
    path: '/api/stickers',
    bodyLimit: limits.stickers.bytes,
    whyNot: ({ guest }) => (guest ? 'not_for_guests' : undefined),
    take: takePicture,
  });
  http.get<{ Params: { file: string } }>('/stickers/made/:file', (request, reply) =>
    sendPicture(house, request.params.file, reply),
  );
};
