import { fileIdOfUpload, type FileId, type MessageContent, type SendContent } from '@maru/contract';
import { sealedFilesOf } from './sealed/present-sealed-files.ts';
import type { Upload } from './state.ts';

/** Files on their way at the same time, from one page. */
export const uploadsAtOnce = 3;

/** So many bytes are kept on this device while they wait; larger files stay where they were chosen from. */
export const storedBytes = 200 * 1024 * 1024;

/** So many photos go in one message of a secret room: what opens them travels in it, and it has its limit. */
export const sealedPhotosAtOnce = 30;

/** How the files of one message stand together. */
export interface UploadTotal {
  state: Upload['state'];
  sent: number;
  size: number;
  /** From 0 to 1. */
  ratio: number;
}

const inOrder = (one: Upload, other: Upload): number =>
  one.at === other.at ? one.place - other.place : one.at < other.at ? -1 : 1;

/** The files of a message, in their order. */
export const uploadsOf = (uploads: Readonly<Record<string, Upload>>, key: string): Upload[] =>
  Object.values(uploads)
    .filter((upload) => upload.key === key)
    .sort((one, other) => one.place - other.place);

const worstFirst: readonly Upload['state'][] = ['failed', 'lost', 'paused', 'sending', 'waiting', 'done'];

/** How the files of one message stand, taken together; undefined where there are none. */
export const totalOf = (uploads: readonly Upload[]): UploadTotal | undefined => {
  if (uploads.length === 0) return undefined;
  const size = uploads.reduce((sum, one) => sum + one.size, 0);
  const sent = uploads.reduce((sum, one) => sum + (one.state === 'done' ? one.size : one.sent), 0);
  const state = worstFirst.find((wanted) => uploads.some((one) => one.state === wanted)) ?? 'waiting';
  return { state, sent: Math.min(sent, size), size, ratio: size === 0 ? 0 : Math.min(1, sent / size) };
};

/** Which files to begin with next, where `has` says whose bytes are at hand here. */
export const nextUploads = (
  uploads: Readonly<Record<string, Upload>>,
  running: ReadonlySet<string>,
  has: (upload: Upload) => boolean,
): Upload[] => {
  const places = uploadsAtOnce - running.size;
  if (places <= 0) return [];
  return Object.values(uploads)
    .filter((one) => one.state === 'waiting' && !running.has(one.id) && has(one))
    .sort(inOrder)
    .slice(0, places);
};

/** The id that the host has given a file; undefined before it has. */
export const fileIdOf = ({ url }: Pick<Upload, 'url'>): FileId | undefined =>
  url ? fileIdOfUpload(url) : undefined;

/** What a message says of its files: their ids, by which the host knows them, or in a secret room all there is to say. */
type Content = SendContent | MessageContent;

/** What is sent once all files of a message are there. */
export interface ReadyContent {
  /** What the message itself holds. */
  own: Content;
  /** Files that turned out to be no photos: each goes in a message of its own, after the photos. */
  apart: { upload: Upload; content: Content }[];
}

/** What each file is called in a message. */
interface Said {
  upload: Upload;
  fileId: FileId;
}

const contentOfOne = ({ asked: { as } }: Upload, fileId: FileId): SendContent =>
  as === 'photo' ? { type: 'photos', fileIds: [fileId] } : { type: as, fileId };

/** The words of a message of a secret room, where nobody but this device can say what its files are. */
const sealedContent = (files: readonly Said[], uploads: readonly Upload[]): MessageContent => {
  const refs = sealedFilesOf(files, uploads);
  const [first] = refs as [(typeof refs)[number]];
  return first.kind === 'photo' ? { type: 'photos', files: refs } : { type: first.kind, file: first };
};

/** What goes once all files of a message are there; undefined before. */
export const contentOf = (uploads: readonly Upload[]): ReadyContent | undefined => {
  const own = uploads.filter((one) => !one.sealed?.formOf);
  const files = own.flatMap((upload): Said[] => {
    const fileId = upload.state === 'done' ? fileIdOf(upload) : undefined;
    return fileId ? [{ upload, fileId }] : [];
  });
  const [first, ...rest] = files;
  if (!first || files.length < own.length || uploads.some((one) => one.state !== 'done')) return undefined;
  const photos = files.filter(({ upload }) => upload.asked.as === 'photo');
  const others = photos.length > 0 ? files.filter((one) => !photos.includes(one)) : rest;
  const say = (said: readonly [Said, ...Said[]]): Content => {
    if (said[0].upload.sealed) return sealedContent(said, uploads);
    return photos.length > 0 && said[0] === photos[0]
      ? { type: 'photos', fileIds: said.map(({ fileId }) => fileId) }
      : contentOfOne(said[0].upload, said[0].fileId);
  };
  const [photo, ...morePhotos] = photos;
  return {
    own: say(photo ? [photo, ...morePhotos] : [first]),
    apart: others.map((one) => ({ upload: one.upload, content: say([one]) })),
  };
};

const isGoing = (upload: Upload): boolean => ['waiting', 'sending', 'done'].includes(upload.state);

/**
 * Must this message wait, because one that was chosen before it is still on its way? One that stands still lets it pass.
 * `isHeld` says which messages have not gone yet.
 */
export const mustWait = (
  uploads: Readonly<Record<string, Upload>>,
  key: string,
  isHeld: (key: string) => boolean,
): boolean => {
  const go = uploadsOf(uploads, key)[0]?.go;
  if (!go) return false;
  const before = Object.values(uploads).filter(
    (one) => one.go?.id === go.id && one.go.place < go.place && isHeld(one.key),
  );
  return before.some((one) => uploadsOf(uploads, one.key).every(isGoing));
};

/** What to do after the host or the line has stopped an upload. */
export const afterFailure = (
  status: number | undefined,
  code: string | undefined,
): { failed: string } | 'again' => {
  // 409 and 423: the host still holds the piece that was cut off; it lets go in a moment.
  const passes = [0, 401, 408, 409, 423, 425, 429];
  if (status === undefined || status >= 500 || passes.includes(status)) return 'again';
  if (code === 'busy' || code === 'too_many_calls') return 'again';
  return { failed: code ?? (status === 413 ? 'too_large' : 'internal') };
};

/** How long to wait before the next try, in milliseconds. */
export const waitBefore = (tries: number): number => Math.min(30_000, 500 * 2 ** Math.min(tries, 6));
