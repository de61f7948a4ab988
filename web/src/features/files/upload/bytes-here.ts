import { changeUpload, findUpload, type Upload } from '../state.ts';
import { storedBytesOf } from './keep-uploads.ts';

/** Bytes that only this page has. */
const files = new Map<string, { bytes: Blob; letGo: () => void }>();
let isLeading = false;

const lockOf = (id: string): string => `maru-upload-${id}`;

/** One page, the leading one, sends what lies on the disk. */
export const setLeading = (leads: boolean): void => {
  isLeading = leads;
};

/** Whether this page is the one that sends this file. */
export const sendsHere = (upload: Upload): boolean => (upload.isStored ? isLeading : files.has(upload.id));

/** Whether files would be lost if this page let go of what it holds. */
export const holdsOnlyCopies = (isStored: (id: string) => boolean): boolean =>
  [...files.keys()].some((id) => !isStored(id));

/** Holds the bytes of a file in this page alone, and lets the others know that somebody does. */
export const holdBytes = (id: string, bytes: Blob): void => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  files.set(id, { bytes, letGo });
  globalThis.navigator?.locks?.request(lockOf(id), () => held).catch(() => {});
};

/** What is sent from now on, where this page holds the bytes: what was chosen is no longer needed. */
export const replaceBytes = (id: string, bytes: Blob): void => {
  const held = files.get(id);
  if (held) held.bytes = bytes;
};

export const letGoOfBytes = (id: string): void => {
  files.get(id)?.letGo();
  files.delete(id);
};

export const letGoOfAllBytes = (): void => {
  for (const id of files.keys()) letGoOfBytes(id);
};

/** The bytes of a file, from this page or from the disk. */
export const bytesOf = async (upload: Upload): Promise<Blob | undefined> =>
  files.get(upload.id)?.bytes ?? (await storedBytesOf(upload.id));

/** Says of files whose page is gone that they must be chosen again. */
export const markLost = async (uploads: readonly Upload[]): Promise<void> => {
  const absent = uploads.filter(
    (one) => !one.isStored && !files.has(one.id) && (one.state === 'waiting' || one.state === 'paused'),
  );
  if (absent.length === 0) return;
  const locks = await globalThis.navigator?.locks?.query().catch(() => undefined);
  const held = new Set(locks?.held?.map((lock) => lock.name));
  for (const { id } of absent) {
    if (!held.has(lockOf(id)) && findUpload(id) && !files.has(id)) changeUpload(id, { state: 'lost' });
  }
};
