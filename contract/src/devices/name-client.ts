import type { DeviceKind } from './types.ts';

/** The kinds of browser, the more special first: each carries the names of those it grew out of. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Whale\//, 'Whale'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const kinds: readonly (readonly [RegExp, DeviceKind])[] = [
  [/iPad|Tablet/, 'tablet'],
  [/iPhone|Mobile/, 'phone'],
  // Android says "Mobile" on phones alone.
  [/Android/, 'tablet'],
  [/^Mozilla\//, 'computer'],
];

const findFirst = <Found>(text: string, names: readonly (readonly [RegExp, Found])[]): Found | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** A short name for the program of a session: the browser and its system, or what it calls itself. */
export const nameClient = (client: string): string => {
  if (!client.startsWith('Mozilla/')) return client;
  return [findFirst(client, browsers), findFirst(client, systems)].filter(Boolean).join(' · ');
};

/** What kind of device a program runs on, as far as it says so. */
export const kindOfClient = (client: string): DeviceKind => findFirst(client, kinds) ?? 'other';
