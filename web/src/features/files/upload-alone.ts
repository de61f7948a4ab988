import type { FileId, FileKind } from '@maru/contract';
import { Upload } from 'tus-js-client';

/** Uploads a file that is for no message, while this page is open; gives its id. Calls back with how much has gone, 0 to 1. */
export const uploadAlone = (
  file: File,
  onProgress?: (part: number) => void,
  as: FileKind = 'file',
): Promise<FileId> =>
  new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      retryDelays: [0, 1_000, 3_000, 5_000, 10_000, 20_000],
      metadata: {
        filename: file.name,
        filetype: file.type,
        as,
        ...(as === 'photo' || as === 'video' ? { quality: 'good' } : {}),
      },
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => onProgress?.(total > 0 ? sent / total : 0),
      onError: reject,
      onSuccess: () => resolve((upload.url ?? '').split('/').at(-1) as FileId),
    });
    upload.start();
  });
