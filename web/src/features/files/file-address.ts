import { documentUrl, fileUrl, type ChatId, type FileForm, type FileRef } from '@maru/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { hasWorker } from '../../platform/sealed-files/index.ts';
import {
  findOpened,
  isStreamed,
  openBytes,
  openedStore,
  openIntoMemory,
  showOpened,
  streamedUrl,
} from './sealed/opened.ts';
import type { WantedForm } from './sealed/sealed-rules.ts';

/**
 * Where a form of a file is had. Of a sealed one there is none at the host: it is opened by the service worker, or into
 * memory; undefined until that has been done (`useFileUrl` and `openFileUrl` do it), and where it cannot be.
 */
export const urlOf = (chatId: ChatId, file: FileRef, form: FileForm): string | undefined => {
  if (!file.sealed) return fileUrl({ chatId, id: file.id }, form);
  const opened = findOpened(file, form);
  if (opened) return opened;
  const wanted = { chatId, file, form };
  return isStreamed(wanted) ? streamedUrl(wanted) : undefined;
};

/** The same for what is shown: a sealed one is opened when it comes to the screen, unless `isWanted` says not yet. */
export const useFileUrl = (
  { chatId, file, form }: WantedForm,
  isWanted = true,
): { url: string | undefined; isLost: boolean } => {
  const isOpened = useStore(openedStore, () => findOpened(file, form));
  const url = urlOf(chatId, file, form);
  const isToOpen = isWanted && url === undefined && isOpened !== null;
  useEffect(() => (file.sealed && isWanted ? showOpened(file, form) : undefined), [file, form, isWanted]);
  useEffect(() => {
    if (isToOpen) openIntoMemory({ chatId, file, form }).catch(() => {});
  }, [isToOpen, chatId, file, form]);
  return { url, isLost: isOpened === null && url === undefined };
};

/** The same for what is wanted now: a sealed one is opened first. Throws where it cannot be had. */
export const openFileUrl = async (chatId: ChatId, file: FileRef, form: FileForm): Promise<string> =>
  urlOf(chatId, file, form) ?? openIntoMemory({ chatId, file, form });

/** The bytes of a form. Throws where they cannot be had. */
export const fetchFile = async (wanted: WantedForm, onProgress?: (bytes: number) => void): Promise<Blob> => {
  const { chatId, file, form } = wanted;
  if (file.sealed) return openBytes(wanted, onProgress);
  const answer = await fetch(fileUrl({ chatId, id: file.id }, form), { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`the host answered ${answer.status}`);
  return onProgress ? readAll(answer, onProgress) : answer.blob();
};

const readAll = async (answer: Response, tell: (bytes: number) => void): Promise<Blob> => {
  const reader = answer.body?.getReader();
  if (!reader) return answer.blob();
  const pieces: BlobPart[] = [];
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces, { type: 'application/octet-stream' });
    pieces.push(value);
    count += value.length;
    tell(count);
  }
};

/**
 * Where the browser itself keeps a file as a download, without holding it in memory; undefined where a sealed one has to be
 * opened first.
 */
export const downloadUrl = (chatId: ChatId, file: FileRef): string | undefined => {
  if (!file.sealed) return fileUrl({ chatId, id: file.id }, 'original', true);
  return hasWorker() ? streamedUrl({ chatId, file, form: 'original' }, 'download') : undefined;
};

/** Where a PDF is read in the browser's own viewer; undefined where there is no way to it. */
export const viewUrl = (chatId: ChatId, file: FileRef): string | undefined => {
  if (!file.sealed) return documentUrl({ chatId, id: file.id });
  return hasWorker() ? streamedUrl({ chatId, file, form: 'original' }, 'view') : undefined;
};
