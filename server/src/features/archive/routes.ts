import type { Feature } from '../../platform/house.ts';
import { identifyReader, sendRefusal } from '../../platform/http/index.ts';
import { requireProof } from '../proof/index.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import { archiveBlob } from './start-archive.ts';
import { findArchive } from './store.ts';

const isUuid = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

/** `GET /api/archives/<id>`: the file, to whoever it was made for. */
export const routes: NonNullable<Feature['routes']> = (http, house, findCaller) => {
  http.get<{ Params: { id: string } }>('/api/archives/:id', async (request, reply) => {
    void reply.header('cache-control', 'private, no-store');
    try {
      const find = (token: string) => findCaller(house, token);
      const who = await identifyReader(request, find);
      if (!who) throw refuse('not_signed_in');
      const { id } = request.params;
      const row = isUuid(id) ? await findArchive(house.db, who.accountId, id) : undefined;
      const found = row?.state === 'ready' ? await house.blobs.open(archiveBlob(id)) : undefined;
      if (!row || !found) throw refuse('archive_not_found');
      // Whoever holds somebody's session for a moment does not get all that is known of them.
      if (row.kind === 'mine' && !who.guest) await requireProof(house, who);
      const day = row.created_at.toISOString().slice(0, 10);
      return await reply
        .headers({
          'content-type': 'application/zip',
          'content-length': found.size,
          'content-disposition': `attachment; filename="maru-${row.kind === 'mine' ? 'my-data-' : ''}${day}.zip"`,
          'x-content-type-options': 'nosniff',
        })
        .send(found.stream());
    } catch (error) {
      if (error instanceof Refusal) return sendRefusal(reply, error);
      throw error;
    }
  });
};
