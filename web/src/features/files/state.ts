import type { FileKind, MediaQuality } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

/** What is asked of the host for a file. */
export interface AskedForFile {
  as: FileKind;
  quality?: MediaQuality | undefined;
  /** Place and camera stay in it; left out, they are taken out. */
  keepMetadata?: boolean | undefined;
  /** What a recorder measured, for what the host cannot measure itself. */
  durationMs?: number | undefined;
  waveform?: readonly number[] | undefined;
}

/** A file on its way. `lost`: its bytes were only in a page that is gone, so that it must be chosen again. */
export interface Upload {
  id: string;
  /** The message it belongs to, and its place among that message's files. */
  key: string;
  place: number;
  /** The messages it was chosen with, and its message's place among them: they arrive in this order. */
  go?: { id: string; place: number };
  name: string;
  type: string;
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'paused' | 'done' | 'failed' | 'lost';
  asked: AskedForFile;
  isStored: boolean;
  isReady: boolean;
  /** Where the host takes it; its last part is the id of the file. */
  url?: string;
  code?: string;
  at: string;
}

export interface UploadsState {
  uploads: Readonly<Record<string, Upload>>;
}

export const firstUploads: UploadsState = { uploads: {} };

export const uploadsStore = createStore<UploadsState>(() => firstUploads);

export const findUpload = (id: string): Upload | undefined => uploadsStore.getState().uploads[id];

/** Changes one that is there. */
export const changeUpload = (id: string, change: Partial<Upload>): void =>
  uploadsStore.setState(({ uploads }) => {
    const upload = uploads[id];
    return upload ? { uploads: { ...uploads, [id]: { ...upload, ...change } } } : {};
  });
