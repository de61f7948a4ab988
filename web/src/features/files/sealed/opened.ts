import type { ChatId, FileForm, FileId, FileRef } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import {
  answerWorker,
  hasWorker,
  openWhole,
  sealedAddress,
  type SealedUse,
} from '../../../platform/sealed-files/index.ts';
import { heldBytes, sourceOf, type WantedForm } from './sealed-rules.ts';

/** Bytes that are open in memory at most, beyond what is on the screen. */
const mostBytes = 256 * 1024 * 1024;

/** Something opened: its address in memory, or that it cannot be had. */
export interface Opened {
  url: string | null;
  bytes: number;
}

/** What is open, by file and form; the oldest first. */
export const openedStore = createStore<{ opened: ReadonlyMap<string, Opened> }>(() => ({
  opened: new Map(),
}));

const opening = new Map<string, Promise<string>>();
const shown = new Map<string, number>();
/** Files that were shown here: the worker asks for what opens them. */
const known = new Map<string, { chatId: ChatId; file: FileRef }>();
let generation = 0;

const nameOf = (fileId: FileId, form: FileForm): string => `${fileId}/${form}`;

answerWorker(({ chatId, fileId, form }) => {
  const found = known.get(fileId);
  return found?.chatId === chatId ? sourceOf({ ...found, form: form as FileForm }) : undefined;
});

const retryMs = 15_000;

/** What could not be had may be had later: whoever still shows it tries again then. */
const forgetLost = (name: string): void => {
  const opened = new Map(openedStore.getState().opened);
  if (opened.get(name)?.url === null && opened.delete(name)) openedStore.setState({ opened });
};

const keep = (name: string, one: Opened): void => {
  const opened = new Map(openedStore.getState().opened).set(name, one);
  let sum = [...opened.values()].reduce((all, { bytes }) => all + bytes, 0);
  for (const [old, { url, bytes }] of opened) {
    if (sum <= mostBytes) break;
    if (old === name || shown.has(old)) continue;
    if (url) URL.revokeObjectURL(url);
    opened.delete(old);
    sum -= bytes;
  }
  openedStore.setState({ opened });
};

/** Says that something opened is on the screen, and must stay; gives back how to say that it is not any more. */
export const showOpened = (file: FileRef, form: FileForm): (() => void) => {
  const name = nameOf(file.id, form);
  shown.set(name, (shown.get(name) ?? 0) + 1);
  return () => {
    const left = (shown.get(name) ?? 1) - 1;
    if (left > 0) shown.set(name, left);
    else shown.delete(name);
  };
};

/** The address in memory of a form that is open here; null where it cannot be had. */
export const findOpened = (file: FileRef, form: FileForm): string | null | undefined =>
  openedStore.getState().opened.get(nameOf(file.id, form))?.url;

/** Whether the service worker opens this form, piece by piece. */
export const isStreamed = (wanted: WantedForm): boolean =>
  (sourceOf(wanted)?.size ?? 0) > heldBytes && hasWorker();

/** The address under which the service worker opens a form. */
export const streamedUrl = ({ chatId, file, form }: WantedForm, use?: SealedUse): string => {
  known.set(file.id, { chatId, file });
  return sealedAddress({ chatId, fileId: file.id, form }, use);
};

/** Fetches and opens a form of a sealed file, whole, and gives its bytes. */
export const openBytes = (wanted: WantedForm, onProgress?: (opened: number) => void): Promise<Blob> => {
  const source = sourceOf(wanted);
  if (!source) return Promise.reject(new Error(`there is no ${wanted.form} of it`));
  return openWhole(source, onProgress ? { onProgress } : {});
};

/** Opens a form into memory, once however many ask; gives its address there. */
export const openIntoMemory = (wanted: WantedForm): Promise<string> => {
  const { file, form } = wanted;
  const name = nameOf(file.id, form);
  const before = findOpened(file, form);
  if (before) return Promise.resolve(before);
  const running = opening.get(name);
  if (running) return running;
  const mine = generation;
  const work = openBytes(wanted)
    .then((blob) => {
      if (mine !== generation) throw new Error('the session has ended');
      const url = URL.createObjectURL(blob);
      keep(name, { url, bytes: blob.size });
      return url;
    })
    .catch((error: unknown) => {
      if (mine === generation) {
        keep(name, { url: null, bytes: 0 });
        setTimeout(() => forgetLost(name), retryMs);
      }
      throw error;
    })
    .finally(() => opening.delete(name));
  opening.set(name, work);
  return work;
};

/** Closes all of them; the session has ended. */
export const closeOpened = (): void => {
  generation += 1;
  for (const { url } of openedStore.getState().opened.values()) if (url) URL.revokeObjectURL(url);
  openedStore.setState({ opened: new Map() });
  opening.clear();
  known.clear();
};
