import { uploadsPath } from '@maru/contract';
import type { DetailedError, UploadOptions } from 'tus-js-client';
import type { SealingBlob } from '../../../platform/sealed-files/index.ts';
import { sealerOf } from '../sealed/sealers.ts';
import { afterFailure } from '../rules.ts';
import type { Upload } from '../state.ts';

/** A piece of this size is taken as a whole or not at all by a proxy that buffers; less is lost with the line. */
const chunkSize = 8 * 1024 * 1024;
/** An upload from which nothing has been heard for so long is begun again. */
const silenceMs = 25_000;

/** What is told of an upload while it runs. */
export interface UploadWatch {
  onUrl(url: string): void;
  onProgress(sent: number): void;
  /** With what proves the sealed bytes, where they were sealed. */
  onDone(root?: string): void;
  onFailed(why: { failed: string } | 'again'): void;
}

/** An upload that runs. */
export interface RunningUpload {
  stop(): void;
}

const codeIn = (body: string | undefined): string | undefined => {
  try {
    const answer = JSON.parse(body ?? '') as { refusal?: { code?: string }; code?: string };
    return answer.refusal?.code ?? answer.code;
  } catch {
    return undefined;
  }
};

const isChanged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'changed';

/** Fetches the library that uploads, so that it is here when it is needed. */
export const fetchUploader = () => import('tus-js-client');

/** The bytes that go are made from these, piece by piece, as they are asked for. */
const readingSealed = ({ size, slice }: SealingBlob): Pick<UploadOptions, 'fileReader'> => ({
  fileReader: {
    openFile: async () => ({
      size,
      slice: async (start, end) => ({
        value: new Blob([await slice(start, Math.min(end, size))]),
        done: end >= size,
      }),
      close: () => {},
    }),
  },
});

/** What the host is told of a file before its first byte: of a sealed one, that it is sealed. */
const wishOf = (upload: Upload, bytes: Blob): Record<string, string> =>
  upload.sealed ? { as: 'sealed' } : plainWishOf(upload, bytes);

const plainWishOf = ({ name, type, asked }: Upload, bytes: Blob): Record<string, string> => ({
  filename: name,
  filetype: bytes.type || type || 'application/octet-stream',
  as: asked.as,
  ...(asked.quality ? { quality: asked.quality } : {}),
  ...(asked.keepMetadata ? { keepMetadata: 'true' } : {}),
  ...(asked.durationMs === undefined ? {} : { durationMs: String(asked.durationMs) }),
  ...(asked.waveform ? { waveform: asked.waveform.join(',') } : {}),
});

/** Sends bytes to the host from where they were cut off, if they were; the library is fetched with the first of them. */
export const runUpload = (upload: Upload, bytes: Blob, watch: UploadWatch): RunningUpload => {
  let isStopped = false;
  let stop = (): void => {};
  let silence: ReturnType<typeof setTimeout> | undefined;
  const fail = (why: { failed: string } | 'again') => {
    if (isStopped) return;
    isStopped = true;
    clearTimeout(silence);
    watch.onFailed(why);
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      stop();
      fail('again');
    }, silenceMs);
  };
  const done = async (sealer: SealingBlob | undefined): Promise<void> => {
    const root = await sealer?.root().catch(() => undefined);
    if (sealer && root === undefined) return fail({ failed: 'file_not_found' });
    if (!isStopped) watch.onDone(root);
    isStopped = true;
  };
  const begin = async () => {
    const tus = await fetchUploader();
    if (isStopped) return;
    const sealer = upload.sealed?.sealing && sealerOf(upload.id, bytes, upload.sealed.sealing);
    const run = new tus.Upload(bytes, {
      ...(sealer ? readingSealed(sealer) : {}),
      endpoint: uploadsPath,
      // An empty one was thrown away.
      uploadUrl: upload.url || null,
      chunkSize,
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: wishOf(upload, bytes),
      onUploadUrlAvailable: () => {
        if (run.url) watch.onUrl(run.url);
      },
      onProgress: (sent, total) => {
        heard();
        if (!isStopped) watch.onProgress(sealer ? Math.round((sent / total) * bytes.size) : sent);
      },
      onSuccess: () => {
        clearTimeout(silence);
        void done(sealer);
      },
      onError: (error) => {
        // Another file under the same key would open both.
        if (isChanged(error)) return fail({ failed: 'file_not_found' });
        const answer = (error as Partial<DetailedError>).originalResponse;
        fail(afterFailure(answer?.getStatus(), codeIn(answer?.getBody())));
      },
    });
    stop = () => void run.abort().catch(() => {});
    heard();
    run.start();
  };
  begin().catch(() => fail('again'));
  return {
    stop() {
      if (isStopped) return;
      isStopped = true;
      clearTimeout(silence);
      stop();
    },
  };
};
