import { currentKey, isSealed } from './gate.ts';
import { openValue, sealValue } from './seal-bytes.ts';

const purpose = 'maru passing note';

/** Bytes as the session storage takes them. */
const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

/**
 * Something for the next page of this tab, made ready ahead: a page that goes away has no time left for sealing. Without a
 * lock it is the plain JSON.
 */
export const sealNote = async (value: unknown): Promise<string> => {
  const key = currentKey();
  return key ? toText(await sealValue(key, value, purpose)) : JSON.stringify(value);
};

/** Reads what the page before has left; undefined when this tab cannot. */
export const openNote = async (text: string): Promise<unknown> => {
  if (text.startsWith('{')) return JSON.parse(text);
  const key = currentKey();
  return key ? openValue(key, toBytes(text), purpose).catch(() => undefined) : undefined;
};

/** Whether notes must be made ready ahead. */
export const mustSealNotes = (): boolean => isSealed();
