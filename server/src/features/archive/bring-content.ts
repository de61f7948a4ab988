import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, type AccountId, type FileRef, type MessageContent } from '@maru/contract';
import { bringFile } from '../files/index.ts';
import type { House } from '../../platform/house.ts';
import { Refusal } from '../../platform/refusal.ts';
import { fileName } from './archive-names.ts';
import type { ArchivedLine } from './read-lines.ts';
import type { OpenZip } from './read-zip.ts';

interface Held {
  me: AccountId;
  folder: string;
  zip: OpenZip;
  temp: string;
  line: ArchivedLine;
  content: MessageContent;
}

/** Takes one file of a message in; undefined where it is missing, too large here, or cannot be read. */
const bringOne = async (
  house: House,
  { me, folder, zip, temp, line }: Held,
  { file, place }: { file: FileRef; place: number },
): Promise<FileRef | undefined> => {
  const name = `${folder}/files/${fileName(line.seq, place, file.name)}`;
  if (!zip.has(name)) return undefined;
  const path = join(temp, randomBytes(9).toString('hex'));
  try {
    await zip.save(name, path, house.hostSettings.current().fileBytes);
    return await bringFile(house, me, { path, name: file.name, as: file.kind });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy') throw error;
    return undefined;
  } finally {
    await rm(path, { force: true });
  }
};

const contentOf = (content: MessageContent, files: readonly FileRef[]): MessageContent | undefined => {
  const [file] = files;
  if (!file) return undefined;
  if (content.type === 'photos') {
    const photos = files.filter(({ kind }) => kind === 'photo');
    return photos.length > 0 ? { type: 'photos', files: photos } : { type: 'file', file };
  }
  return { type: file.kind === 'photo' ? 'file' : file.kind, file };
};

/**
 * What a message held, as it can be held here: its files taken in as those of whoever brings them; places and contacts
 * as they are; what has a life of its own elsewhere (polls, stickers, people) as words.
 */
export const bringContent = async (
  house: House,
  held: Held,
): Promise<{ content?: MessageContent | undefined; words?: string }> => {
  const { content } = held;
  const files = filesOf(content);
  if (files.length > 0) {
    const brought: FileRef[] = [];
    for (const [place, file] of files.entries()) {
      const one = await bringOne(house, held, { file, place });
      if (one) brought.push(one);
    }
    const found = contentOf(content, brought);
    return found ? { content: found } : { words: files.map(({ name }) => name).join(', ') };
  }
  switch (content.type) {
    case 'place':
    case 'contact':
      return { content };
    case 'sticker':
      return { words: content.word || '…' };
    case 'card':
      return { words: content.title };
    case 'profile':
      return { words: content.name };
    default:
      return { words: '…' };
  }
};
