import { refuse } from '../../platform/refusal.ts';
import type { Feature } from '../../platform/house.ts';
import { sendWebp } from '../../platform/http/index.ts';
import { pictureBlob } from './find-card.ts';

/** `GET /link-pictures/<id>.webp`: the picture of a card, to whoever knows its id, which cannot be guessed. */
export const routes: NonNullable<Feature['routes']> = (http, house) => {
  http.get<{ Params: { file: string } }>('/link-pictures/:file', async (request, reply) => {
    const id = /^([0-9a-f]{36})\.webp$/.exec(request.params.file)?.[1];
    const found = id ? await house.blobs.open(pictureBlob(id)) : undefined;
    return sendWebp(reply, found, refuse('picture_not_found'));
  });
};
