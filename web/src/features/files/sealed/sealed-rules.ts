import { fileUrl, type ChatId, type FileForm, type FileId, type FileRef } from '@maru/contract';

/** A form of a file of a chat. */
export interface WantedForm {
  chatId: ChatId;
  file: FileRef;
  form: FileForm;
}

/** Sealed bytes that stand for a form of a file. */
export interface SealedBytes {
  id: FileId;
  key: string;
  root: string;
  size: number;
  type: string;
}

/** What stands in for a form that was not made, as a host would choose it. */
const insteadOf: Readonly<Record<FileForm, readonly FileForm[]>> = {
  list: ['list', 'screen', 'original'],
  screen: ['screen', 'original'],
  preview: ['preview'],
  play: ['original'],
  original: ['original'],
};

const ofForm = (file: FileRef, form: FileForm): SealedBytes | undefined => {
  const { sealed, id, size, type } = file;
  if (!sealed || form === 'play') return undefined;
  return form === 'original' ? { id, size, type, key: sealed.key, root: sealed.root } : sealed[form];
};

/** Which sealed bytes are a form of a file; undefined where there are none, or it is not sealed. */
export const chooseSealed = (file: FileRef, form: FileForm): SealedBytes | undefined => {
  for (const one of insteadOf[form]) {
    const found = ofForm(file, one);
    if (found) return found;
  }
  return undefined;
};

/** Where the host hands out sealed bytes, and what opens them. */
export const sourceOf = ({ chatId, file, form }: WantedForm) => {
  const bytes = chooseSealed(file, form);
  if (!bytes) return undefined;
  const { id, key, root, size, type } = bytes;
  return { url: fileUrl({ chatId, id }, 'original'), key, root, size, type, name: file.name };
};

/** What is larger is opened by the service worker, where there is one, as it is needed; the rest is held in memory. */
export const heldBytes = 4 * 1024 * 1024;
