import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

/** What of a build the worker keeps from the beginning. Paths have `/` between their parts and none before them. */
interface Kept {
  include: RegExp;
  exclude: RegExp;
}

/** As workbox-precaching takes it: without a revision, the address changes with the content. */
interface Entry {
  url: string;
  revision: string | null;
}

/** The files of a built folder that a worker keeps, in the order of their names. */
export const listKept = (folder: string, { include, exclude }: Kept): Entry[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((path) => include.test(path) && !exclude.test(path))
    .toSorted()
    .map((url) => ({
      url,
      revision: url.startsWith('assets/')
        ? null
        : createHash('md5')
            .update(readFileSync(join(folder, url)))
            .digest('hex'),
    }));

/**
 * Builds `src/service-worker.ts` into one classic script beside index.html once all else is written, with the list of what it
 * keeps in place of `self.__WB_MANIFEST`. In development there is none. (workbox-build makes such lists too, with a third of all
 * packages that a newcomer would fetch.)
 */
export const serviceWorker = (kept: Kept): Plugin => {
  let config: ResolvedConfig;
  return {
    name: 'maru-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler(error?: Error) {
        if (error) return;
        const { root, build: built, resolve: found } = config;
        const folder = resolve(root, built.outDir);
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          publicDir: false,
          resolve: { conditions: [...found.conditions], alias: found.alias },
          define: { 'self.__WB_MANIFEST': JSON.stringify(listKept(folder, kept)) },
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: built.target,
            reportCompressedSize: false,
            modulePreload: false,
            rolldownOptions: {
              input: join(root, 'src/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        });
      },
    },
  };
};
