import { uploadsOf } from '../rules.ts';
import { findUpload, uploadsStore } from '../state.ts';
import { holdBytes } from './bytes-here.ts';
import { pump, releaseAll, stopRunning } from './engine.ts';
import { keepUpload } from './keep-uploads.ts';

const ofMessage = (key: string) => uploadsOf(uploadsStore.getState().uploads, key);

/** Holds the files of a message back until `resumeUploads`. */
export const pauseUploads = async (key: string): Promise<void> => {
  const going = ofMessage(key).filter((one) => one.state === 'waiting' || one.state === 'sending');
  stopRunning(going.map((one) => one.id));
  for (const { id } of going) await keepUpload(id, { state: 'paused' });
  await releaseAll();
  pump();
};

/** Goes on with the files of a message that were held back. */
export const resumeUploads = async (key: string): Promise<void> => {
  for (const { id, state } of ofMessage(key)) {
    if (state === 'paused') await keepUpload(id, { state: 'waiting' });
  }
  pump();
};

/** Gives a lost file its bytes again; false where this is another file. */
export const chooseAgain = async (id: string, file: File): Promise<boolean> => {
  const upload = findUpload(id);
  if (!upload || file.size !== upload.size || file.name !== upload.name) return false;
  holdBytes(id, file);
  // What was chosen again may be another file, which nothing may seal with the key of the first.
  const anew = upload.sealed ? { isReady: false, url: '', sent: 0 } : {};
  await keepUpload(id, { state: 'waiting', ...anew });
  pump();
  return true;
};
