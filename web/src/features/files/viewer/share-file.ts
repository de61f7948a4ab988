import { fileUrl, type ChatId, type FileRef } from '@maru/contract';
import { saveFile } from '../cards/save-file.ts';
import { fetchFile } from '../file-address.ts';

/** Whether this device has a way to hand something to another app. */
export const canShare = (): boolean => typeof globalThis.navigator?.share === 'function';

/** Hands a file to another app, as a file where the device takes one; false where that was not possible. */
export const shareFile = async (chatId: ChatId, file: FileRef): Promise<boolean> => {
  try {
    const own = new File([await fetchFile({ chatId, file, form: 'original' })], file.name, {
      type: file.type,
    });
    if (!navigator.canShare?.({ files: [own] })) return false;
    await navigator.share({ files: [own] });
    return true;
  } catch (error) {
    // Closing the choice of apps is no fault.
    return error instanceof DOMException && error.name === 'AbortError';
  }
};

/** Lets the browser keep files of a chat, one after the other. Throws where one of a secret room cannot be opened. */
export const saveFiles = async (chatId: ChatId, files: readonly FileRef[]): Promise<void> => {
  if (files.some((file) => file.sealed)) {
    for (const file of files) await saveFile(chatId, file);
    return;
  }
  for (const [place, file] of files.entries()) {
    const link = document.createElement('a');
    link.href = fileUrl({ chatId, id: file.id }, 'original', true);
    link.download = file.name;
    // Browsers drop downloads that begin in the same instant.
    setTimeout(() => link.click(), place * 400);
  }
};
