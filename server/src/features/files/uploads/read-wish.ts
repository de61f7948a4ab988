import { UploadWish } from '@maru/contract';

/** Upload-Metadata as tus gives it. */
export type UploadMetadata = Record<string, string | null>;

const wholeNumber = (text: string | null | undefined): number | undefined =>
  text && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** What a sender asked for; what is not understood counts as not said. */
export const readWish = (metadata: UploadMetadata): UploadWish => {
  const { shape } = UploadWish;
  const waveform = metadata.waveform?.slice(0, 400).split(',').map(wholeNumber);
  const measured = {
    durationMs: shape.durationMs.safeParse(wholeNumber(metadata.durationMs)).data,
    waveform: shape.waveform.safeParse(waveform).data,
  };
  return {
    as: shape.as.safeParse(metadata.as).data ?? 'file',
    quality: shape.quality.safeParse(metadata.quality).data ?? 'good',
    keepMetadata: metadata.keepMetadata === 'true',
    ...(measured.durationMs !== undefined && { durationMs: measured.durationMs }),
    ...(measured.waveform && { waveform: measured.waveform }),
  };
};
