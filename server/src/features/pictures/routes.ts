import { limits } from '@maru/contract';
import type { Feature } from '../../platform/house.ts';
import { takeBytes } from '../../platform/http/index.ts';
import { sendPicture } from './send-picture.ts';
import { takePicture } from './take-picture.ts';

/** `POST /api/pictures` takes a picture in, `GET /pictures/<id>/<size>.webp` hands it out. */
export const routes: NonNullable<Feature['routes']> = (http, house, findCaller) => {
  const bodyLimit = limits.pictureBytes;
  takeBytes(http, house, { findCaller, path: '/api/pictures', bodyLimit, take: takePicture });
  http.get<{ Params: { id: string; file: string } }>('/pictures/:id/:file', (request, reply) =>
    sendPicture(house, request.params, reply),
  );
};
