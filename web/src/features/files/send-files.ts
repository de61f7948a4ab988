import type { ChatId, FileId, FileRef, MessageContent } from '@maru/contract';
import { v7 } from 'uuid';
import { outbox } from '../../platform/session/index.ts';
import { jumpToNewest } from '../messages/index.ts';
import { rememberBytes } from './local-urls.ts';
import { measureAtOnce } from './measure-file.ts';
import { sealedPhotosAtOnce, storedBytes } from './rules.ts';
import { isSecretChat } from './sealed/is-secret-chat.ts';
import type { AskedForFile, FileFacts, Upload } from './state.ts';
import { holdBytes } from './upload/bytes-here.ts';
import { pump } from './upload/engine.ts';
import { addUploads } from './upload/keep-uploads.ts';

/** Files to be sent, and how. */
export interface FilesSending extends AskedForFile {
  readonly files: readonly File[];
  /** Said with the first message that comes of it. */
  readonly text?: string | undefined;
  readonly replyToSeq?: number | null | undefined;
  readonly silent?: boolean | undefined;
  /** What they were chosen with, and the place of the first of them in it; left out, they are all there is. */
  readonly go?: { id: string; place: number } | undefined;
  /** In the order of the files; left out, photos and videos are measured first. */
  readonly facts?: readonly (FileFacts | undefined)[] | undefined;
}

interface OneMessage {
  chatId: ChatId;
  sending: FilesSending;
  files: readonly File[];
  facts: readonly FileFacts[];
  text: string;
  go: { id: string; place: number };
}

const refOf = ({ id, asked }: Upload, file: File, facts: FileFacts): FileRef => ({
  id: id as FileId,
  kind: asked.as,
  name: file.name,
  type: file.type || 'application/octet-stream',
  size: file.size,
  ...facts,
});

const askedOf = ({ as, quality, keepMetadata }: FilesSending, facts: FileFacts): AskedForFile => ({
  as,
  ...(quality ? { quality } : {}),
  ...(keepMetadata ? { keepMetadata } : {}),
  // The host cannot hear how long a recording of a browser is.
  ...(as === 'voice' && facts.durationMs !== undefined ? { durationMs: facts.durationMs } : {}),
  ...(as === 'voice' && facts.waveform ? { waveform: facts.waveform } : {}),
});

const shownOf = (refs: readonly FileRef[], { as }: AskedForFile): MessageContent =>
  as === 'photo' ? { type: 'photos', files: [...refs] } : { type: as, file: refs[0]! };

const sendOne = async ({ chatId, sending, files, facts, text, go }: OneMessage): Promise<string> => {
  const { replyToSeq, silent } = sending;
  const isSecret = isSecretChat(chatId);
  const key = v7();
  const at = new Date().toISOString();
  const uploads = files.map((file, place): Upload => {
    const id = v7();
    rememberBytes(id, file);
    return {
      id,
      key,
      place,
      go,
      at,
      name: file.name,
      type: file.type,
      size: file.size,
      sent: 0,
      state: 'waiting',
      asked: askedOf(sending, facts[place] ?? {}),
      ...(isSecret ? { sealed: { facts: facts[place] ?? {} } } : {}),
      isStored: false,
      isReady: false,
    };
  });
  const small = new Map<string, Blob>();
  for (const [place, { id, size }] of uploads.entries()) {
    const file = files[place]!;
    if (size <= storedBytes) small.set(id, file);
    holdBytes(id, file);
  }
  const shown = shownOf(
    uploads.map((upload, place) => refOf(upload, files[place]!, facts[place] ?? {})),
    sending,
  );
  await addUploads(uploads, small);
  await outbox()?.add({
    key,
    lane: chatId,
    method: 'messages.send',
    input: { chatId, key, text, ...(silent ? { silent } : {}), ...(replyToSeq ? { replyToSeq } : {}) },
    shown,
    held: true,
  });
  pump();
  return key;
};

/**
 * Sends files: they are kept on this device, shown at once, uploaded from where they were cut off whatever happens, and
 * the message goes when all of its files are there. Photos go together in one message, anything else in one each.
 * Gives back the keys of the messages, by which `useUploads` and `useUploadTotal` tell how they stand.
 *
 * `as` says how they are to be shown, `quality` how photos are made smaller; `facts` are what is known of each file
 * already (a waveform and its length, a size), in the order of `files`.
 */
export const sendFiles = async (chatId: ChatId, sending: FilesSending): Promise<string[]> => {
  const { files, as, text = '', go = { id: v7(), place: 0 } } = sending;
  if (files.length === 0) return [];
  const facts: FileFacts[] = [];
  // One after the other: sixty large photos at once are more than a phone can hold.
  for (const [place, file] of files.entries()) {
    facts.push(sending.facts?.[place] ?? (await measureAtOnce(file, as)));
  }
  const keys: string[] = [];
  if (as === 'photo') {
    const most = isSecretChat(chatId) ? sealedPhotosAtOnce : files.length;
    for (let from = 0; from < files.length; from += most) {
      const part = { files: files.slice(from, from + most), facts: facts.slice(from, from + most) };
      // Before what was chosen after all of them.
      const ownGo = { id: go.id, place: go.place + from / (files.length + 1) };
      const isFirst = from === 0;
      const own = isFirst ? sending : { ...sending, replyToSeq: null };
      keys.push(await sendOne({ chatId, sending: own, ...part, text: isFirst ? text : '', go: ownGo }));
    }
  } else {
    for (const [place, file] of files.entries()) {
      const own = { ...sending, ...(place > 0 ? { replyToSeq: null } : {}) };
      const ownGo = { id: go.id, place: go.place + place };
      const one = { chatId, sending: own, files: [file], facts: [facts[place] ?? {}], go: ownGo };
      keys.push(await sendOne({ ...one, text: place === 0 ? text : '' }));
    }
  }
  void jumpToNewest(chatId).catch(() => {});
  return keys;
};
