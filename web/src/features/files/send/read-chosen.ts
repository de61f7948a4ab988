import { fitWithin } from '../../../platform/pictures/index.ts';
import { drawPhoto, measureFile } from '../measure-file.ts';
import { stillOf } from '../video/still-of.ts';
import { changeChosen, sendStore, type ChosenFile } from './send-state.ts';

const thumbSide = 320;

const thumbOf = async (bitmap: ImageBitmap): Promise<string | undefined> => {
  const canvas = document.createElement('canvas');
  const size = fitWithin(bitmap, thumbSide);
  Object.assign(canvas, size);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.8));
  return blob ? URL.createObjectURL(blob) : undefined;
};

const readPhoto = async (file: Blob) => {
  const { facts, bitmap } = await drawPhoto(file, thumbSide);
  return { facts, thumb: bitmap && (await thumbOf(bitmap).catch(() => undefined)) };
};

const readOther = async (file: Blob, kind: ChosenFile['kind']) => {
  const facts = await measureFile(file, kind);
  const still = kind === 'video' ? await stillOf(file, thumbSide).catch(() => undefined) : undefined;
  return { facts, thumb: still && URL.createObjectURL(still) };
};

const read = async ({ id, file, kind }: ChosenFile): Promise<void> => {
  const { facts, thumb } = await (kind === 'photo' ? readPhoto(file) : readOther(file, kind));
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
