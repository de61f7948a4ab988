import { fitWithin } from '../../../platform/pictures/index.ts';
import { measureFile } from '../measure-file.ts';
import type { FileFacts } from '../send-files.ts';
import { stillOf } from '../video/still-of.ts';
import { changeChosen, sendStore, type ChosenFile } from './send-state.ts';

const thumbSide = 320;

const thumbOf = async (file: Blob, facts: Pick<FileFacts, 'width' | 'height'>) => {
  if (!facts.width || !facts.height) return undefined;
  const size = fitWithin({ width: facts.width, height: facts.height }, thumbSide);
  const bitmap = await createImageBitmap(file, {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'medium',
  });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.8));
  return blob ? URL.createObjectURL(blob) : undefined;
};

const pictureOf = async (file: Blob, kind: ChosenFile['kind'], facts: FileFacts) => {
  if (kind === 'photo') return thumbOf(file, facts);
  const still = kind === 'video' ? await stillOf(file, thumbSide) : undefined;
  return still && URL.createObjectURL(still);
};

const read = async ({ id, file, kind }: ChosenFile): Promise<void> => {
  const facts = await measureFile(file, kind);
  const thumb = await pictureOf(file, kind, facts).catch(() => undefined);
  changeChosen(id, { facts, isRead: true, ...(thumb ? { thumb } : {}) });
};

let isReading = false;

/** Reads what was chosen, one after the other: sizes, stand-ins and small pictures. */
export const readChosen = async (): Promise<void> => {
  if (isReading) return;
  isReading = true;
  try {
    for (;;) {
      const next = sendStore.getState().files.find((one) => !one.isRead);
      if (!next) return;
      await read(next).catch(() => changeChosen(next.id, { isRead: true }));
    }
  } finally {
    isReading = false;
  }
};
