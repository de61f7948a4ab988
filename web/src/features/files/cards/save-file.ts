import type { ChatId, FileRef } from '@maru/contract';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { downloadUrl, fetchFile } from '../file-address.ts';
import { localUrl } from '../local-urls.ts';

/** Larger ones are left to the browser, which shows by itself how far they are and need not hold them in memory. */
const heldBytes = 64 * 1024 * 1024;

/** How much of a file has come, from 0 to 1, while it is being saved. */
const savingStore = createStore<Readonly<Record<string, number | undefined>>>(() => ({}));

/** How much of a file has come; undefined while it is not being saved. */
export const useSaving = (fileId: string): number | undefined =>
  useStore(savingStore, (saving) => saving[fileId]);

const keep = (href: string, name: string): void => {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
};

/** A file that the service worker opens: in a frame of its own, because it sees no link that is a download. */
const keepStreamed = (href: string): void => {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = href;
  document.body.append(frame);
  // The download goes on without it, once it has begun.
  setTimeout(() => frame.remove(), 60_000);
};

/** Keeps a file of a chat on this device. Throws where it cannot be had any more. */
export const saveFile = async (chatId: ChatId, file: FileRef): Promise<void> => {
  const own = localUrl(file.id);
  const url = downloadUrl(chatId, file);
  if (own) return keep(own, file.name);
  if (url !== undefined && file.size > heldBytes)
    return file.sealed ? keepStreamed(url) : keep(url, file.name);
  if (savingStore.getState()[file.id] !== undefined) return;
  const tell = (ratio: number | undefined) => savingStore.setState({ [file.id]: ratio });
  tell(0);
  try {
    const bytes = await fetchFile({ chatId, file, form: 'original' }, (sent) =>
      tell(Math.min(1, sent / Math.max(1, file.size))),
    );
    const href = URL.createObjectURL(bytes);
    keep(href, file.name);
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  } finally {
    tell(undefined);
  }
};
