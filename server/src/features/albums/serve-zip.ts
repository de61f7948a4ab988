import type { Readable } from 'node:stream';
import { ChatId, limits, type AccountId } from '@maru/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import yazl from 'yazl';
import { z } from 'zod';
import { requireRoom } from '../chats/index.ts';
import { dispositionOf, findChatFiles, openFile } from '../files/index.ts';
import type { FindCaller, House } from '../../platform/house.ts';
import { identifyReader, sendRefusal } from '../../platform/http/index.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import { requireAlbumRow } from './read-albums.ts';
import { archiveNames } from './rules.ts';
import { readItemsBefore, type AlbumRow } from './store.ts';

interface Asked {
  chat: string;
  album: string;
}

/** Most archives on their way to one person at once. */
const atOnce = 2;
const going = new Map<AccountId, number>();

const requireAsked = async (
  house: House,
  request: FastifyRequest<{ Params: Asked }>,
  findCaller: FindCaller,
): Promise<{ reader: AccountId; row: AlbumRow }> => {
  const who = await identifyReader(request, (token) => findCaller(house, token));
  house.rateLimits.spend('dear', request.ip, undefined);
  if (!who) throw refuse('not_signed_in');
  const chatId = ChatId.safeParse(request.params.chat.toLowerCase()).data;
  const id = z.uuid().safeParse(request.params.album.toLowerCase()).data;
  if (!chatId || !id) throw refuse('album_not_found');
  const reader = who.accountId;
  await requireRoom(house, chatId, reader);
  if ((going.get(reader) ?? 0) >= atOnce) throw refuse('too_many_calls', { retryAfterMs: 10_000 });
  return { reader, row: await requireAlbumRow(house, { chatId, reader }, id) };
};

/** An archive of an album: stored as they are, each file opened only when its turn comes. */
const openArchive = async (
  house: House,
  reader: AccountId,
  { chat_id: chatId, album_id: id }: AlbumRow,
): Promise<{ stream: Readable; stop: () => void }> => {
  const page = { chatId, id, reader, before: undefined, limit: limits.albums.items };
  const rows = (await readItemsBefore(house.db, page)).toReversed();
  const known = await findChatFiles(
    house.db,
    chatId,
    rows.map((row) => row.file_id),
  );
  const items = rows.flatMap((row) => {
    const file = known.get(row.file_id);
    return file ? [{ file, at: row.at }] : [];
  });
  const names = archiveNames(items.map(({ file }) => file.name));
  const zip = new yazl.ZipFile();
  let open: Readable | undefined;
  for (const [index, { file, at }] of items.entries())
    zip.addReadStreamLazy(names[index] ?? file.id, { compress: false, mtime: at }, (give) => {
      openFile(house, reader, { chatId, id: file.id }).then(
        (found) => {
          if (!found) return give(new Error(`a file of the album has gone: ${file.id}`), undefined as never);
          open = found.stream();
          give(null, open);
        },
        (error: unknown) => give(error, undefined as never),
      );
    });
  zip.end();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error) => stream.destroy(error as Error));
  return {
    stream,
    stop() {
      open?.destroy();
      stream.destroy();
    },
  };
};

/** `GET /albums/<chat>/<album>.zip`, for those who see the album. */
export const serveZip = (http: FastifyInstance, house: House, findCaller: FindCaller): void => {
  http.get<{ Params: Asked }>('/albums/:chat/:album.zip', async (request, reply) => {
    try {
      const { reader, row } = await requireAsked(house, request, findCaller);
      const { stream, stop } = await openArchive(house, reader, row);
      going.set(reader, (going.get(reader) ?? 0) + 1);
      reply.raw.once('close', () => {
        // Whoever goes away in the middle leaves no file open.
        stop();
        const left = (going.get(reader) ?? 1) - 1;
        if (left > 0) going.set(reader, left);
        else going.delete(reader);
      });
      return await reply
        .headers({
          'content-type': 'application/zip',
          'content-disposition': dispositionOf('attachment', `${row.name}.zip`),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .send(stream);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return sendRefusal(reply.header('cache-control', 'no-store'), error);
    }
  });
};
