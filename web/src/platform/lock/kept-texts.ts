import { isSealed, lockStore } from './gate.ts';

/** Where texts lie while there is a lock: in the sealed store, and here as long as that is open. */
export interface TextTable {
  list(): Promise<{ name: string; text: string }[]>;
  put(name: string, text: string): Promise<unknown>;
  remove(name: string): Promise<unknown>;
}

let table: TextTable | undefined;
let texts = new Map<string, string>();
const listeners = new Set<() => void>();

/** Calls back when what is kept may have become another: for those who have read it before. */
export const onTextsOpened = (listener: () => void): void => void listeners.add(listener);

/** Reads the sealed texts, before anybody asks for them. */
export const openTexts = async (opened: TextTable): Promise<void> => {
  table = opened;
  const rows = await opened.list().catch(() => []);
  texts = new Map(rows.map(({ name, text }) => [name, text]));
  for (const listener of listeners) listener();
};

/** Forgets them; the store closes. */
export const closeTexts = (): void => {
  if (!table) return;
  table = undefined;
  texts = new Map();
  for (const listener of listeners) listener();
};

const isOff = (): boolean => lockStore.getState().status === 'off';

/** A private text of this device, by its name: from the local storage, or from the sealed store where there is a lock. */
export const readText = (name: string): string | null =>
  isOff() ? localStorage.getItem(name) : (texts.get(name) ?? null);

/** Keeps a private text, or takes it away. While it is locked nothing is kept. */
export const writeText = (name: string, text: string | null): void => {
  if (isOff()) {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } else if (isSealed() && table) {
    if (text === null) texts.delete(name);
    else texts.set(name, text);
    void (text === null ? table.remove(name) : table.put(name, text)).catch(() => {});
  }
};
