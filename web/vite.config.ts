import { availableParallelism } from 'node:os';
import { constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { compiledWords } from './compiled-words-plugin.ts';
import { emojiData } from './emoji-data-plugin.ts';
import { parts } from './parts.ts';
import { pureContract } from './pure-contract-plugin.ts';
import { serviceWorker } from './service-worker-plugin.ts';
import { spokenLocales } from './spoken-locales-plugin.ts';

/** Where the server listens while developing. */
const server = process.env['MARU_DEV_SERVER'] ?? 'http://localhost:4400';

/**
 * Of our own modules those that register something, and styles: the others do nothing until they are used. The doors that the
 * list of chats comes through only pass on, so that what it does not ask them for is not fetched with it.
 */
const hasEffects = (id: string): boolean | undefined => {
  if (!/[\\/]web[\\/]src[\\/].*\.tsx?$/.test(id)) return undefined;
  return /[\\/](main|ui|register[\w-]*)\.tsx?$/.test(id) && !/[\\/](chats|folders)[\\/]ui\.ts$/.test(id);
};

/** Large things that few people open. */
const seldomFetched =
  /(map-gl|maplibre-gl|countries|livekit|frame-worker|emoji|qr-scan)[^/]*\.(js|css|json)$/;
const compressible = /\.(js|css|html|svg|json|webmanifest)$/;

/**
 * The server sends these as they lie there: a phone on a thin line waits for a third of the bytes. Brotli at its slowest is for what
 * everybody fetches: on the rest it saves little, and a newcomer's first build would take a third longer.
 */
const compressed = ({ quality, ...which }: { quality: number; include?: RegExp; exclude?: RegExp }) =>
  compression({
    include: compressible,
    ...which,
    threshold: 1_400,
    skipIfLargerOrEqual: true,
    // By itself it leaves one core alone, which is half of two.
    scheduler: { limit: availableParallelism(), isHighMemory: () => true },
    algorithms: [
      defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
      defineAlgorithm('gzip', { level: 9 }),
    ],
  });

export default defineConfig({
  plugins: [
    react(),
    emojiData(),
    pureContract(),
    compiledWords(),
    spokenLocales(),
    // Fonts come in about ninety pieces of which few are ever needed; the worker keeps those it meets.
    serviceWorker({
      include: /\.(js|css|html|svg|webmanifest)$|^icons\/icon-(192|512|maskable-512|mono-512)\.png$/,
      exclude:
        /^stickers\/|^emoji\/|(^|\/)(emoji|qr-scan|map-gl|maplibre|livekit|frame-worker)-|^service-worker/,
    }),
    compressed({ quality: 11, exclude: seldomFetched }),
    compressed({ quality: 9, include: seldomFetched }),
  ],
  // Work inside the repository reads our packages' sources; what others install has only their built files.
  resolve: {
    conditions: ['@maru/source', 'module', 'browser', 'development|production'],
    // The same for browsers of this decade: what its package names by itself is written for older ones, and larger.
    alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }],
  },
  // Met only when the emoji are first opened; found so late in development, it would come with a second React.
  optimizeDeps: { include: ['frimousse'] },
  worker: { format: 'es' },
  server: {
    proxy: {
      // The server gives its cookie only to pages of its own, so it must see the address that the page sees.
      '/api': { target: server, changeOrigin: false },
      '/pictures': { target: server, changeOrigin: false },
      '/stickers/made': { target: server, changeOrigin: false },
      '/link-pictures': { target: server, changeOrigin: false },
      '/calendar': { target: server, changeOrigin: false },
      '/files': { target: server, changeOrigin: false },
      '/gateway': { target: server, ws: true },
      '/media': { target: server, ws: true },
    },
  },
  build: {
    target: 'es2022',
    rolldownOptions: {
      // Of packages that only pass on, such as the one of the icons, what is not asked for is not read: half of all modules.
      experimental: { lazyBarrel: true },
      treeshake: { moduleSideEffects: hasEffects },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 5 },
            // Loaded only when first opened, and named so that the worker does not precache them.
            { name: 'emoji', test: /node_modules[\\/](frimousse|emojibase-data)[\\/]/, priority: 3 },
            { name: 'map-gl', test: /node_modules[\\/]maplibre-gl[\\/]/, priority: 3 },
            {
              name: 'livekit',
              test: /node_modules[\\/](livekit-client|@livekit|@bufbuild|webrtc-adapter|sdp|sdp-transform|loglevel|events|jose|typed-emitter|ts-debounce)[\\/]/,
              priority: 3,
            },
            { name: 'qr-scan', test: /node_modules[\\/]qr[\\/](decode|dom)\.js/, priority: 3 },
            { name: 'app', tags: ['$initial'], priority: 4 },
            ...parts,
          ],
        },
      },
    },
  },
});
