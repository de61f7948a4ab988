import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { limits, type AccountId, type FileRef, type MessageContent } from '@maru/contract';
import { contentsOf } from '../cards/index.ts';
import { bringFile } from '../files/index.ts';
import type { House } from '../../platform/house.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openStickerPicture } from '../stickers/index.ts';
import { fileName, stickerName } from './archive-names.ts';
import { filesIn } from './archived-item.ts';
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

/** Takes one file of the archive in; undefined where it is missing, too large here, or cannot be read. */
const bringOne = async (
  house: House,
  { me, zip, temp }: Held,
  { name, as }: { name: string; as: Pick<FileRef, 'name' | 'kind'> },
): Promise<FileRef | undefined> => {
  if (!zip.has(name)) return undefined;
  const path = join(temp, randomBytes(9).toString('hex'));
  try {
    await zip.save(name, path, house.hostSettings.current().fileBytes);
    return await bringFile(house, me, { path, name: as.name, as: as.kind });
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

const bringAll = async (house: House, held: Held): Promise<FileRef[]> => {
  const brought: FileRef[] = [];
  for (const [place, file] of filesIn(held.line).entries()) {
    const name = `${held.folder}/files/${fileName(held.line.seq, place, file.name)}`;
    const one = await bringOne(house, held, { name, as: file });
    if (one) brought.push(one);
  }
  return brought;
};

/** A sticker that is known here stays one; of any other its picture comes along. */
const bringSticker = async (
  house: House,
  held: Held,
  content: Extract<MessageContent, { type: 'sticker' }>,
): Promise<Brought> => {
  if (await openStickerPicture(house, content)) return { contents: [content] };
  const name = `${held.folder}/stickers/${stickerName(content, 'webp')}`;
  const as = { name: `${content.word || 'sticker'}.webp`, kind: 'photo' as const };
  const picture = await bringOne(house, held, { name, as });
  return picture
    ? { contents: [{ type: 'photos', files: [picture] }] }
    : { contents: [], words: content.word || '…' };
};

/** What became of a message's content: as messages can hold it here, several where one is not enough; and as words. */
interface Brought {
  contents: MessageContent[];
  words?: string;
}

/**
 * What a message held, as it can be held here: its files taken in as those of whoever brings them; places, contacts and
 * stickers as they are; cards as they stood, in words with what they had; people as their names.
 */
export const bringContent = async (house: House, held: Held): Promise<Brought> => {
  const { content, line } = held;
  if (content.type === 'card') {
    const lines = line.told?.lines ?? [content.title];
    return {
      contents: contentsOf(await bringAll(house, held)),
      words: lines.join('\n').slice(0, limits.messageText),
    };
  }
  const files = filesIn(line);
  if (files.length > 0) {
    const found = contentOf(content, await bringAll(house, held));
    return found ? { contents: [found] } : { contents: [], words: files.map(({ name }) => name).join(', ') };
  }
  switch (content.type) {
    case 'place':
    case 'contact':
      return { contents: [content] };
    case 'sticker':
      return bringSticker(house, held, content);
    case 'livePlace': {
      const { latitude, longitude } = content;
      return { contents: [{ type: 'place', latitude, longitude }] };
    }
    case 'profile':
      return { contents: [], words: content.name };
    // It was a call of other times and another chat: that there was one is all that is left.
    case 'call':
      return { contents: [], words: content.kind === 'video' ? '📹' : '📞' };
    default:
      return { contents: [], words: '…' };
  }
};
