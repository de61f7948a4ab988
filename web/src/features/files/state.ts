import type { FileKind, FileRef, MediaQuality, SealedFile } from '@maru/contract';
import type { KeptSealing } from '../../platform/sealed-files/index.ts';
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

/** What is known of a file before the host has looked at it: shown at once, so that nothing jumps when it is sent. */
export type FileFacts = Partial<
  Pick<FileRef, 'width' | 'height' | 'blur' | 'durationMs' | 'waveform' | 'animated' | 'preview' | 'excerpt'>
>;

/** A form that is made of a file for a secret room. */
export type MadeForm = Exclude<keyof SealedFile, 'key' | 'root'>;

/** What is kept of a file that goes to a secret room: what seals it, and what its message will say of it. */
export interface SealedUpload {
  facts?: FileFacts;
  /** There once its bytes are ready; those bytes and no others are sealed with it. */
  sealing?: KeptSealing;
  /** There once all of it has gone. */
  root?: string;
  expiresAt?: string;
  /** It is a smaller form of another file of the same message. */
  formOf?: { id: string; form: MadeForm };
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
  /** Of a file for a secret room. */
  sealed?: SealedUpload;
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
