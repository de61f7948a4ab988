import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { listenToPush } from './platform/push-worker/index.ts';
import { lockedAccounts } from './platform/lock/is-locked-here.ts';
import { askTabs, type TabsOfWorker } from './platform/sealed-files/ask-tabs.ts';
import { serveSealed } from './platform/sealed-files/serve-sealed.ts';

/** The little of a service worker's global scope that is used here; the worker library's types clash with the page's. */
interface WorkerScope {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly clients: TabsOfWorker;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

declare const self: WorkerScope;

const FONTS = 'maru-fonts-1';
const STICKERS = 'maru-stickers-1';

// The shell: painted from here at once, with or without a network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// What the server answers itself must never be mistaken for a page of the app.
const serverPaths = [
  /^\/api(\/|$)/,
  /^\/gateway(\/|$)/,
  /^\/pictures(\/|$)/,
  /^\/files(\/|$)/,
  /^\/sealed(\/|$)/,
  /^\/link-pictures(\/|$)/,
  /^\/calendar(\/|$)/,
  /^\/healthz$/,
  /^\/metrics$/,
];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: serverPaths }));

/** Whether somebody has a lock on this device; undefined as long as the disk has not said. */
let hasLock: boolean | undefined;
const learnLock = async (): Promise<boolean> => {
  hasLock = (await lockedAccounts()).length > 0;
  return hasLock;
};
void learnLock();

const ofPeople = /^\/(pictures|files|link-pictures|stickers\/made)\//;

// With a lock, pictures and files of people leave no copy in the browser's own cache, which nothing seals.
registerRoute(
  ({ url, sameOrigin, request }) =>
    sameOrigin && hasLock !== false && request.mode !== 'navigate' && ofPeople.test(url.pathname),
  async ({ request }) => {
    if (!(hasLock ?? (await learnLock()))) return fetch(request);
    const { url, headers, signal } = request;
    return fetch(url, { headers, signal, credentials: 'same-origin', cache: 'no-store' });
  },
);

// Files of secret rooms come from the host sealed; they are opened here, on their way to the page.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/sealed/'),
  ({ request }) =>
    serveSealed(request, {
      fetch: (url, options) => fetch(url, options),
      ask: (address) => askTabs(self.clients, address),
    }),
);

// Font pieces carry their content's hash in their names, so one that was fetched never goes stale.
registerRoute(
  ({ request, sameOrigin }) => sameOrigin && request.destination === 'font',
  async ({ request }) => {
    const cache = await caches.open(FONTS);
    const kept = await cache.match(request);
    if (kept) return kept;
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  },
);

// So do the addresses of stickers; those that were seen are there without a network too.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/stickers/'),
  async ({ request }) => {
    const cache = await caches.open(STICKERS);
    const kept = await cache.match(request);
    if (kept) return kept;
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  },
);

// The page asks for this after the person has agreed to take the new version.
self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'LOCK_CHANGED')
    void learnLock();
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING')
    void self.skipWaiting();
});

// Somebody has written while the app was not open.
listenToPush(self);
