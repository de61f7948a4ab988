import { fileIdOfUpload, type FileId, type FileRef, type SealedFile, type SealedForm } from '@maru/contract';
import type { MadeForm, Upload } from '../state.ts';

interface Arrived {
  upload: Upload;
  fileId: FileId;
}

const plainType = 'application/octet-stream';

const formsOf = (id: string, uploads: readonly Upload[]): Partial<Record<MadeForm, SealedForm>> =>
  Object.fromEntries(
    uploads.flatMap(({ sealed, url, type, size }) => {
      const { formOf, sealing, root } = sealed ?? {};
      const formId = url ? fileIdOfUpload(url) : undefined;
      if (formOf?.id !== id || !sealing || !root || !formId) return [];
      return [[formOf.form, { id: formId, key: sealing.key, root, type: type || plainType, size }]];
    }),
  );

/** All that a message of a secret room says of its files, once they and their forms have gone. */
export const sealedFilesOf = (files: readonly Arrived[], uploads: readonly Upload[]): FileRef[] =>
  files.map(({ upload, fileId }) => {
    const { id, asked, name, type, size, sealed } = upload;
    const opening: SealedFile = {
      key: sealed?.sealing?.key ?? '',
      root: sealed?.root ?? '',
      ...formsOf(id, uploads),
    };
    return {
      id: fileId,
      kind: asked.as,
      name,
      type: type || plainType,
      size,
      ...sealed?.facts,
      ...(sealed?.expiresAt ? { expiresAt: sealed.expiresAt } : {}),
      ...(opening.preview ? { preview: true } : {}),
      sealed: opening,
    };
  });
