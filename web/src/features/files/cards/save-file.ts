import { fileUrl, type ChatId, type FileRef } from '@maru/contract';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
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

const readAll = async (answer: Response, tell: (sent: number) => void): Promise<Blob> => {
  const reader = answer.body?.getReader();
  if (!reader) return answer.blob();
  const pieces: BlobPart[] = [];
  let sent = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces, { type: 'application/octet-stream' });
    pieces.push(value);
    sent += value.length;
    tell(sent);
  }
};

/** Keeps a file of a chat on this device. Throws where it cannot be had any more. */
export const saveFile = async (chatId: ChatId, file: FileRef): Promise<void> => {
  const own = localUrl(file.id);
  const url = fileUrl({ chatId, id: file.id }, 'original', true);
  if (own || file.size > heldBytes) return keep(own ?? url, file.name);
  if (savingStore.getState()[file.id] !== undefined) return;
  const tell = (ratio: number | undefined) => savingStore.setState({ [file.id]: ratio });
  tell(0);
  try {
    const answer = await fetch(url, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`the host answered ${answer.status}`);
    const bytes = await readAll(answer, (sent) => tell(Math.min(1, sent / Math.max(1, file.size))));
    const href = URL.createObjectURL(bytes);
    keep(href, file.name);
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  } finally {
    tell(undefined);
  }
};
