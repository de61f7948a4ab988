import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { packageFolder } from '../package-folder.ts';

const webFolder = join(packageFolder, '../web/dist');
/** What is built as it lies here; it is here alone where nothing was built yet. */
const asItIs = join(packageFolder, '../web/public');

/** Where a file of the web client lies on this machine; undefined where it is not there. */
export const findWebFile = (name: string): string | undefined =>
  [webFolder, asItIs].map((folder) => join(folder, name)).find((path) => existsSync(path));

/** Serves the web client as it was built into a folder; every other path a browser asks for is the app's own page. */
export const serveWebApp = async (http: FastifyInstance, folder = webFolder): Promise<void> => {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await http.register(fastifyStatic, {
      root: folder,
      // The build lays compressed copies beside the files.
      preCompressed: true,
      index: false,
      setHeaders(reply, path) {
        // Names of built files carry a hash of their bytes, and so do the addresses of stickers.
        const lasting = /\/(assets|stickers)\//.test(path);
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const page = built ? await readFile(join(folder, 'index.html'), 'utf8') : undefined;
  http.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !/^\/(api|gateway|pictures|files|link-pictures|calendar)\b/.test(request.url) &&
      !/\.\w+$/.test(request.url.split('?')[0] as string);
    if (page && wantsPage)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    return reply
      .code(404)
      .send({ ok: false, refusal: { code: 'unknown_method', message: 'There is nothing at this address.' } });
  });
};
