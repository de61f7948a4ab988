import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountId, Chat } from '@maru/contract';
import type yazl from 'yazl';
import { pageClock, type PageClock } from '../cards/index.ts';
import type { House } from '../../platform/house.ts';
import { NotWanted, type Progress } from './follow-archive.ts';

/** Whose archive is written, into what, and by whose clocks its pages tell the time. */
export interface WrittenFor {
  house: House;
  me: AccountId;
  zip: yazl.ZipFile;
  /** Where things lie that are not whole yet. */
  folder: string;
  progress: Progress;
  zone: string;
}

/** What every archive is written with: of chats, and of all that is held about somebody. */
export abstract class ArchiveWriter {
  protected readonly house: House;
  protected readonly me: AccountId;
  protected readonly zip: yazl.ZipFile;
  protected readonly clock: PageClock;
  private readonly folder: string;
  private readonly progress: Progress;
  private done = 0;

  constructor({ house, me, zip, folder, progress, zone }: WrittenFor) {
    this.house = house;
    this.me = me;
    this.zip = zip;
    this.folder = folder;
    this.progress = progress;
    this.clock = pageClock(zone);
  }

  /** Tells how far it has come; throws where nobody wants it any longer. */
  protected async count(by: number): Promise<void> {
    this.done += by;
    if (!(await this.progress(this.done))) throw new NotWanted();
  }

  /** A page, or a file of data. */
  protected add(path: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), path);
  }

  /** A file of lines that grows on the disk, and not in memory. */
  protected linesAt(name: string) {
    const path = join(this.folder, `${name}.jsonl`);
    return {
      write: (line: unknown) => appendFile(path, `${JSON.stringify(line)}\n`),
      addAs: (place: string) => this.zip.addFile(path, place),
    };
  }

  /** The month in which something was, on the clocks of whoever reads. */
  protected monthOf(item: { at: string }): string {
    return this.clock(item.at).slice(0, 7);
  }
}

/** What a chat is called where it has no name: by those in it. */
export const chatName = (chat: Chat): string =>
  chat.name ?? (chat.faces.map((face) => face.name).join(', ') || 'Maru');

/** Puts something to what came with the same key before. */
export const gather = <Item>(groups: Map<string, Item[]>, key: string, item: Item): void => {
  const known = groups.get(key);
  if (known) known.push(item);
  else groups.set(key, [item]);
};
