import type { FileId } from '@maru/contract';
import type { OutboxRow } from '../../../platform/store/index.ts';
import { newSealing } from '../../../platform/sealed-files/index.ts';
import { call, outbox, tellTabs } from '../../../platform/session/index.ts';
import { alsoKnownAs, localUrl, rememberBytes } from '../local-urls.ts';
import { contentOf, fileIdOf, mustWait, nextUploads, uploadsOf, waitBefore } from '../rules.ts';
import { changeUpload, findUpload, uploadsStore, type Upload } from '../state.ts';
import {
  bytesOf,
  letGoOfAllBytes,
  letGoOfBytes,
  markLost,
  replaceBytes,
  sendsHere,
  setLeading,
} from './bytes-here.ts';
import { dropUploads, keepReadyBytes, keepUpload, readUploads } from './keep-uploads.ts';
import { forgetSealer, forgetSealers } from '../sealed/sealers.ts';
import { makeReady } from './make-ready.ts';
import { readySealed } from './ready-sealed.ts';
import { runUpload, type RunningUpload } from './run-upload.ts';

const progressMs = 200;
const freshMs = 60_000;

/** An upload of this page; `going` comes once its bytes are ready. */
interface Run {
  going?: RunningUpload;
}

const running = new Map<string, Run>();
const tries = new Map<string, number>();
const timers = new Set<ReturnType<typeof setTimeout>>();
/** Messages that the outbox has held, and those of them that had failed when last seen. */
let seen = new Set<string>();
let failed = new Set<string>();
let inputs = new Map<string, unknown>();

const all = (): Readonly<Record<string, Upload>> => uploadsStore.getState().uploads;

/** Begins with whatever may go now, a few at a time. */
export const pump = (): void => {
  for (const { id } of nextUploads(all(), new Set(running.keys()), sendsHere)) {
    const run: Run = {};
    running.set(id, run);
    void begin(id, run).catch(() => running.get(id) === run && comeBack(id));
  }
};

const readied = async (
  upload: Upload,
  raw: Blob,
  isStill: () => boolean,
): Promise<{ bytes: Blob; change?: Partial<Upload> }> => {
  if (upload.isReady) return { bytes: raw };
  return upload.sealed ? readySealed(upload, raw, isStill) : { bytes: await makeReady(raw, upload.asked) };
};

const begin = async (id: string, run: Run): Promise<void> => {
  changeUpload(id, { state: 'sending' });
  const before = findUpload(id);
  const raw = before && (await bytesOf(before));
  if (!raw) return failUpload(id, 'file_not_found');
  if (!before.sealed?.formOf) rememberBytes(id, raw);
  const isStill = () => running.get(id) === run;
  const { bytes, change } = await readied(before, raw, isStill);
  if (!isStill()) return;
  if (!before.isReady) {
    // An upload that is cut off goes on with these very bytes.
    replaceBytes(id, bytes);
    await keepReadyBytes(id, bytes, change);
  }
  const upload = findUpload(id);
  if (!isStill() || !upload) return;
  let told = 0;
  run.going = runUpload(upload, bytes, {
    onUrl: (url) => void (findUpload(id)?.url === url || keepUpload(id, { url })),
    onProgress(sent) {
      tries.delete(id);
      const now = Date.now();
      if (now - told < progressMs) return;
      told = now;
      changeUpload(id, { sent });
      tellTabs({ kind: 'uploadProgress', id, sent });
    },
    onDone: (root) => void endUpload(id, root),
    onFailed: (why) => void (why === 'again' ? comeBack(id) : failUpload(id, why.failed)),
  });
};

/**
 * The host goes by the bytes: what is no photo is sent as what it is. Of sealed ones it can only say when it will let
 * them go.
 */
const whatItIs = async (upload: Upload, fileId: FileId, root?: string): Promise<Partial<Upload>> => {
  const { asked, sealed } = upload;
  if (!sealed && asked.as === 'file') return {};
  const { files } = await call('files.get', { fileIds: [fileId] }).catch(() => ({ files: [] }));
  const found = files[0]?.file;
  if (!sealed) return { asked: { ...asked, as: found?.kind ?? asked.as } };
  const { expiresAt } = found ?? {};
  return { sealed: { ...sealed, ...(root ? { root } : {}), ...(expiresAt ? { expiresAt } : {}) } };
};

const endUpload = async (id: string, root?: string): Promise<void> => {
  running.delete(id);
  const upload = findUpload(id);
  if (upload) {
    const fileId = fileIdOf(upload);
    if (fileId && !upload.sealed?.formOf) alsoKnownAs(id, fileId);
    const found = fileId ? await whatItIs(upload, fileId, root) : {};
    await keepUpload(id, { ...found, state: 'done', sent: upload.size });
    letGoOfBytes(id);
    forgetSealer(id);
    await releaseReady(upload.key);
  }
  pump();
};

const comeBack = (id: string): void => {
  running.delete(id);
  const upload = findUpload(id);
  if (upload?.state !== 'sending') return;
  const count = (tries.get(id) ?? 0) + 1;
  tries.set(id, count);
  const timer = setTimeout(() => {
    timers.delete(timer);
    if (running.has(id) || findUpload(id)?.state !== 'sending') return;
    changeUpload(id, { state: 'waiting' });
    pump();
  }, waitBefore(count));
  timers.add(timer);
};

const failUpload = async (id: string, code: string): Promise<void> => {
  running.delete(id);
  const upload = findUpload(id);
  if (!upload) return;
  await keepUpload(id, { state: 'failed', code });
  await outbox()?.fail(upload.key, code);
  await releaseAll();
  pump();
};

/** Lets a message go whose files are all there; what turned out to be no photo follows it by itself. */
const releaseReady = async (key: string): Promise<void> => {
  const ready = contentOf(uploadsOf(all(), key));
  const input = inputs.get(key) as { chatId: string } | undefined;
  if (!ready || !input || mustWait(all(), key, (other) => inputs.has(other))) return;
  const { chatId } = input;
  for (const { upload, content } of ready.apart) {
    const { id, name, size, type } = upload;
    // Its own id is the key, so that it goes once, however often this is tried.
    await outbox()
      ?.add({
        key: id,
        lane: chatId,
        method: 'messages.send',
        input: { chatId, key: id, text: '', content },
        shown: { type: 'file', file: { id, kind: 'file', name, size, type } },
      })
      .catch(() => {});
  }
  await outbox()?.release(key, { ...input, content: ready.own });
};

/** Lets go of all messages that need not wait any longer. */
export const releaseAll = async (): Promise<void> => {
  for (const key of inputs.keys()) await releaseReady(key);
};

/** Stops what runs of these; what has gone so far is kept by the host. */
export const stopRunning = (ids: readonly string[]): void => {
  for (const id of ids) {
    running.get(id)?.going?.stop();
    running.delete(id);
  }
};

/** Tries at once what waits for a better moment, and begins anew what may hang on a dead line. */
export const tryNow = (): void => {
  const ids = Object.values(all())
    .filter((one) => one.state === 'sending' && sendsHere(one))
    .map((one) => one.id)
    // What is still being made ready has not touched the line.
    .filter((id) => !running.has(id) || running.get(id)?.going);
  stopRunning(ids);
  for (const id of ids) changeUpload(id, { state: 'waiting' });
  pump();
};

/** Tells the host that what it has of these is not wanted any more; it lets go of the rest by itself in time. */
const takeBack = (uploads: readonly Upload[]): void => {
  for (const upload of uploads) {
    const fileId = fileIdOf(upload);
    if (fileId) void call('files.discard', { fileId }).catch(() => {});
  }
};

const dropGone = async (
  present: ReadonlySet<string>,
  wasHeld: ReadonlySet<string>,
  now: number,
): Promise<void> => {
  const gone = Object.values(all()).filter(
    ({ key, at }) => !present.has(key) && (seen.has(key) || now - Date.parse(at) > freshMs),
  );
  if (gone.length === 0) return;
  const ids = gone.map((one) => one.id);
  stopRunning(ids);
  // What was let go before has been sent, and is the message's.
  takeBack(gone.filter((one) => wasHeld.has(one.key) && sendsHere(one)));
  ids.forEach(letGoOfBytes);
  ids.forEach(forgetSealer);
  await dropUploads(ids);
};

/** Sealed bytes that go again from their beginning do so under another key. */
const sealedAnew = ({ sealed }: Upload): Partial<Upload> =>
  sealed?.sealing ? { sealed: { ...sealed, sealing: newSealing() } } : {};

const beginAgain = async (key: string): Promise<void> => {
  for (const upload of uploadsOf(all(), key)) {
    // The host may have thrown away what it refused.
    if (upload.state === 'failed')
      await keepUpload(upload.id, { state: 'waiting', sent: 0, url: '', code: '', ...sealedAnew(upload) });
  }
  await releaseReady(key);
  pump();
};

/** Follows what the outbox holds: what is gone from it is dropped, what is tried again begins again. */
export const followOutbox = (rows: readonly OutboxRow[]): void => {
  const present = new Set(rows.map((row) => row.key));
  const held = rows.filter((row) => row.held);
  const nowFailed = new Set(held.filter((row) => row.state === 'failed').map((row) => row.key));
  const again = [...failed].filter((key) => present.has(key) && !nowFailed.has(key));
  void dropGone(present, new Set(inputs.keys()), Date.now()).catch(() => {});
  inputs = new Map(held.map((row) => [row.key, row.input]));
  void releaseAll().catch(() => {});
  failed = nowFailed;
  seen = present;
  for (const key of again) void beginAgain(key).catch(() => {});
};

/** Shows again, after a reload, what lies on the disk. */
const showStored = async (uploads: readonly Upload[]): Promise<void> => {
  for (const upload of uploads) {
    if (upload.sealed?.formOf) continue;
    const bytes = upload.isStored && !localUrl(upload.id) ? await bytesOf(upload) : undefined;
    if (bytes) rememberBytes(upload.id, bytes);
    const fileId = fileIdOf(upload);
    if (fileId && upload.state === 'done' && !localUrl(fileId)) alsoKnownAs(upload.id, fileId);
  }
};

/** Reads anew what is on its way, and goes on with it; a message whose files are all there is let go. */
export const goOn = async (): Promise<void> => {
  await readUploads();
  const uploads = Object.values(all());
  const unwanted = uploads
    .filter((one) => one.state === 'paused' && running.has(one.id))
    .map((one) => one.id);
  const gone = [...running.keys()].filter((id) => !all()[id]);
  stopRunning([...unwanted, ...gone]);
  await markLost(uploads);
  void showStored(uploads).catch(() => {});
  await releaseAll();
  pump();
};

/** This page is now the one that sends what lies on the disk. */
export const lead = (): void => {
  setLeading(true);
  void goOn().then(tryNow, () => {});
};

/** Stops everything; the session has ended. */
export const stopEngine = (): void => {
  stopRunning([...running.keys()]);
  timers.forEach(clearTimeout);
  timers.clear();
  tries.clear();
  letGoOfAllBytes();
  forgetSealers();
  setLeading(false);
  seen = new Set();
  failed = new Set();
  inputs = new Map();
};
