import type { FileId, FileKind } from '@maru/contract';
import { v7 } from 'uuid';
import { createStore } from 'zustand/vanilla';
import { kindOf } from './send/kind-of.ts';
import { uploadAlone } from './upload-alone.ts';

/** A file on its way that is for no message: for a post, for an album. */
export interface AloneUpload {
  key: string;
  name: string;
  kind: FileKind;
  /** Its picture on this device, where it is one. */
  url: string | undefined;
  /** How much has gone, 0 to 1. */
  part: number;
  state: 'going' | 'done' | 'failed';
  fileId?: FileId;
}

/** What becomes of the files of a batch once all of them are here. */
export type WhenWhole = (fileIds: FileId[]) => void;

/** Files on their way by what they are for: they go on when the screen that chose them is left. */
export const aloneStore = createStore<Readonly<Record<string, readonly AloneUpload[]>>>(() => ({}));

/** Most at once: one goes on while the host looks at the other. */
const atOnce = 2;

const waiting: (() => Promise<void>)[] = [];
let going = 0;
const ends = new Map<string, Promise<FileId | undefined>>();
const none: readonly AloneUpload[] = [];

/** The files of a batch. */
export const aloneOf = (batch: string): readonly AloneUpload[] => aloneStore.getState()[batch] ?? none;

const setBatch = (batch: string, list: readonly AloneUpload[]): void =>
  aloneStore.setState({ [batch]: list });

const change = (batch: string, key: string, next: Partial<AloneUpload>): void =>
  setBatch(
    batch,
    aloneOf(batch).map((one) => (one.key === key ? { ...one, ...next } : one)),
  );

const pump = (): void => {
  while (going < atOnce) {
    const next = waiting.shift();
    if (!next) return;
    going += 1;
    void next().finally(() => {
      going -= 1;
      pump();
    });
  }
};

/** Takes a file out of a batch; one that has not begun is not uploaded. */
export const dropAlone = (batch: string, key: string): void => {
  const { url } = aloneOf(batch).find((one) => one.key === key) ?? {};
  if (url) URL.revokeObjectURL(url);
  ends.delete(key);
  setBatch(
    batch,
    aloneOf(batch).filter((one) => one.key !== key),
  );
};

/** Hands a batch on that has come whole; what failed stays to be seen. */
const handOn = (batch: string, whenWhole: WhenWhole): void => {
  const list = aloneOf(batch);
  const done = list.filter((one) => one.state === 'done');
  if (done.length === 0 || list.some((one) => one.state === 'going')) return;
  for (const { key } of done) dropAlone(batch, key);
  whenWhole(done.flatMap(({ fileId }) => fileId ?? []));
};

const begin = (batch: string, file: File, whenWhole: WhenWhole | undefined): AloneUpload => {
  const key = v7();
  const kind = kindOf(file);
  const isWanted = () => aloneOf(batch).some((one) => one.key === key);
  const end = new Promise<FileId | undefined>((resolve) => {
    waiting.push(async () => {
      const tell = (part: number) => change(batch, key, { part });
      const fileId = isWanted() ? await uploadAlone(file, tell, kind).catch(() => undefined) : undefined;
      change(batch, key, fileId ? { state: 'done', part: 1, fileId } : { state: 'failed' });
      resolve(fileId);
      if (whenWhole) handOn(batch, whenWhole);
    });
  });
  ends.set(key, end);
  const url = kind === 'photo' ? URL.createObjectURL(file) : undefined;
  return { key, kind, url, name: file.name, part: 0, state: 'going' };
};

/** Uploads files for a batch, two at a time. With `whenWhole` they are handed on by themselves, and leave the batch. */
export const addAlone = (batch: string, files: readonly File[], whenWhole?: WhenWhole): void => {
  setBatch(batch, [...aloneOf(batch), ...files.map((file) => begin(batch, file, whenWhole))]);
  pump();
};

/** The files of a batch once they are here, those that failed left out. */
export const whenAloneDone = async (batch: string): Promise<FileId[]> => {
  const ids = await Promise.all(aloneOf(batch).map(async ({ key }) => ends.get(key)));
  return ids.filter((id) => id !== undefined);
};

/** Whether something would be lost with this page. */
export const isAloneGoing = (): boolean =>
  Object.values(aloneStore.getState()).some((list) => list.some((one) => one.state === 'going'));

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

// These are in this page alone: a browser asks before it closes it, as long as some are on their way.
aloneStore.subscribe(() => {
  globalThis.removeEventListener?.('beforeunload', askBeforeLeaving);
  if (isAloneGoing()) globalThis.addEventListener?.('beforeunload', askBeforeLeaving);
});

/** Lets a batch go: what is under way ends by itself, and is nobody's. */
export const forgetAlone = (batch: string): void => {
  for (const { key } of aloneOf(batch)) dropAlone(batch, key);
  aloneStore.setState(({ [batch]: _gone, ...rest }) => rest, true);
};

/** Lets all go; the session has ended. */
export const forgetAllAlone = (): void => {
  waiting.length = 0;
  for (const batch of Object.keys(aloneStore.getState())) forgetAlone(batch);
};
