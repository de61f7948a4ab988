import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** The names and kinds of emoji, in the languages the app speaks: served by ourselves, from where the picker asks. */
const files = ['ko', 'en'].flatMap((language) =>
  ['data', 'messages'].map((part) => `${language}/${part}.json`),
);

const { resolve } = createRequire(import.meta.url);
const placeOf = (file: string): string => resolve(`emojibase-data/${file}`);

/** Puts the emoji data under /emoji, in development and in what is built. */
export const emojiData = (): Plugin => ({
  name: 'maru-emoji-data',
  configureServer(server) {
    server.middlewares.use('/emoji', (request, response, next) => {
      const file = files.find((one) => request.url?.split('?', 1)[0] === `/${one}`);
      if (!file) return next();
      response.setHeader('content-type', 'application/json');
      if (request.method === 'HEAD') response.end();
      else createReadStream(placeOf(file)).pipe(response);
    });
  },
  generateBundle() {
    for (const file of files) {
      this.emitFile({ type: 'asset', fileName: `emoji/${file}`, source: readFileSync(placeOf(file)) });
    }
  },
});
