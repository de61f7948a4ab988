import { resolve } from 'node:path';

const features = resolve(import.meta.dirname, 'src/features');
const pathsOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => resolve(features, name)));

/** What the screen to sign in begins with. */
const waysIn = pathsOf([
  'shell/ways-in.ts',
  'accounts/welcome-screen.tsx',
  'approval/qr-offer.tsx',
  'approval/waiting-offer.tsx',
  'login/passkey-offer.tsx',
  'recovery/forgot-offer.tsx',
]);
/** What all begins with that stands behind the list of chats. */
const house = pathsOf(['shell/house.ts', '../late-data.ts']);

/** What few people open, in files of its own. */
const isRare = (id: string): boolean =>
  /[\\/]features[\\/](consents|desk|farewell)[\\/]/.test(id) ||
  /[\\/]features[\\/]calls[\\/](carrier|device-commands|sessions|devices|keys)\b/.test(id) ||
  /[\\/](photo-editor|map-view|emoji-panel|kept-out-screen)\b/.test(id);

/**
 * The files that the app comes in, beside the first page: each takes along all that it cannot run without and that an earlier
 * one does not have. The last is what is fetched by itself, as sheets are: each in a file of its own, there would be over
 * two hundred of them.
 */
export const parts = [
  { name: 'ways-in', test: (id: string) => waysIn.has(id), priority: 2 },
  { name: 'house', test: (id: string) => house.has(id), priority: 1 },
  { name: 'parts', test: (id: string) => /[\\/]src[\\/]/.test(id) && !isRare(id) },
];
