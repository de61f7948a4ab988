import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/** More than anybody's life of chat has, and few enough to keep the list of them in memory. */
const mostEntries = 300_000;

/** This is no archive of ours, or a broken one. */
export class NotAnArchive extends Error {}

/** An open archive: its entries by name. */
export interface OpenZip {
  has(name: string): boolean;
  /** The bytes of an entry as a stream; fails where there is none or it is larger than this. */
  open(name: string, mostBytes: number): Promise<Readable>;
  /** A small entry as text. */
  read(name: string, mostBytes: number): Promise<string>;
  /** Writes an entry to a file of this machine. */
  save(name: string, path: string, mostBytes: number): Promise<void>;
  close(): void;
}

const openFile = (path: string): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      error || !zip ? reject(new NotAnArchive(error?.message)) : resolve(zip),
    );
  });

const listEntries = (zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> =>
  new Promise((resolve, reject) => {
    if (zip.entryCount > mostEntries) return reject(new NotAnArchive('too many entries'));
    const entries = new Map<string, yauzl.Entry>();
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(new NotAnArchive(error.message)));
    return zip.readEntry();
  });

/** Opens a ZIP of this machine. What an entry claims to unpack to is believed only up to a limit. */
export const openZip = async (path: string): Promise<OpenZip> => {
  const zip = await openFile(path);
  const entries = await listEntries(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const open: OpenZip['open'] = (name, mostBytes) =>
    new Promise((resolve, reject) => {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > mostBytes)
        return reject(new NotAnArchive(`${name} is missing or too large`));
      return zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  return {
    has: (name) => entries.has(name),
    open,
    async read(name, mostBytes) {
      const pieces: Buffer[] = [];
      for await (const piece of await open(name, mostBytes)) pieces.push(piece as Buffer);
      return Buffer.concat(pieces).toString('utf8');
    },
    save: async (name, to, mostBytes) => pipeline(await open(name, mostBytes), createWriteStream(to)),
    close: () => zip.close(),
  };
};
