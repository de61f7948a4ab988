import {
  type AccountId,
  type ArchiveManifest,
  type ChatId,
  type HistoryItem,
  type MessageBody,
} from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { presentChat } from '../chats/index.ts';
import { openFile } from '../files/index.ts';
import { readPage } from '../messages/index.ts';
import { openStickerPicture, type StickerPicture } from '../stickers/index.ts';
import type { House } from '../../platform/house.ts';
import { ArchiveWriter, chatName, gather } from './archive-writer.ts';
import { chatFolder, fileName, stickerName } from './archive-names.ts';
import { filesIn, type ArchivedItem } from './archived-item.ts';
import type { Progress } from './follow-archive.ts';
import { pageClock, tellCard } from '../cards/index.ts';
import { renderIndex, renderMonth, styleSheet } from './render-page.ts';
import { writeZip, type WrittenZip } from './write-zip.ts';

const pageSize = 200;

/** A chat as it stands in the archive. */
type WrittenChat = ArchiveManifest['chats'][number] & { months: string[] };

class ChatsWriter extends ArchiveWriter {
  readonly chats: WrittenChat[] = [];
  private readonly stickers = new Set<string>();

  async addChat(chatId: ChatId): Promise<void> {
    const { house, me } = this;
    const chat = await presentChat(house, chatId, me);
    const name = chatName(chat);
    const folder = chatFolder(this.chats.length + 1, name);
    const lines = this.linesAt(String(this.chats.length));
    const months = new Map<string, ArchivedItem[]>();
    const authors = new Set<AccountId>([me]);
    let messages = 0;
    for await (const read of this.read(chatId)) {
      const item = await this.takeAlong(chatId, folder, read);
      gather(months, this.monthOf(item), item);
      authors.add(item.author);
      messages++;
      await lines.write(item);
      await this.addFiles(chatId, folder, item);
    }
    if (messages === 0) return;
    const persons = await findPersons(house.db, [...authors], { reader: me, chatId });
    const nameOf = (id: string) => persons.get(id as AccountId)?.name ?? '?';
    const all = [...months.keys()];
    for (const [month, items] of months) {
      const html = renderMonth({ title: name, months: all, month, nameOf, me, clock: this.clock }, items);
      this.add(`${folder}/${month}.html`, html);
    }
    lines.addAs(`${folder}/messages.jsonl`);
    this.chats.push({
      folder,
      id: chatId,
      kind: chat.kind,
      name,
      createdAt: chat.createdAt,
      persons: [...persons.values()].map((person) => ({ id: person.id, name: person.name })),
      messages,
      months: all,
    });
  }

  private async *read(chatId: ChatId): AsyncGenerator<HistoryItem> {
    for (let afterSeq = 0; ;) {
      const page = await readPage(this.house, this.me, { chatId, afterSeq, limit: pageSize });
      const items = page.messages.toReversed();
      yield* items;
      await this.count(items.length);
      if (!page.hasNewer || items.length === 0) return;
      afterSeq = items.at(-1)?.seq ?? afterSeq;
    }
  }

  /** What a message holds that has a life of its own: a card as it stands now, the picture of a sticker. */
  private async takeAlong(chatId: ChatId, folder: string, item: HistoryItem): Promise<ArchivedItem> {
    const { house, me } = this;
    const { content } = item.body as MessageBody;
    if (content?.type === 'card') {
      const told = await tellCard({ house, me, chatId, withPeople: true }, content);
      return told ? { ...item, told } : item;
    }
    if (content?.type !== 'sticker') return item;
    const picture = await openStickerPicture(house, content);
    if (!picture) return item;
    const sticker = stickerName(content, picture.ending);
    this.addSticker(`${folder}/stickers/${sticker}`, picture);
    return { ...item, sticker };
  }

  private addSticker(path: string, picture: StickerPicture): void {
    if (this.stickers.has(path)) return;
    this.stickers.add(path);
    this.zip.addReadStreamLazy(path, { compress: picture.ending === 'svg' }, (give) =>
      give(null, picture.stream() as never),
    );
  }

  private async addFiles(chatId: ChatId, folder: string, item: ArchivedItem): Promise<void> {
    for (const [place, file] of filesIn(item).entries()) {
      const found = await openFile(this.house, this.me, { chatId, id: file.id });
      // Files go, by themselves or because an operator lets them; the rest is taken along.
      if (!found) continue;
      this.zip.addReadStreamLazy(
        `${folder}/files/${fileName(item.seq, place, file.name)}`,
        // Pictures, films and sounds are as small as they get.
        { compress: file.kind === 'file' },
        (give) => give(null, found.stream() as never),
      );
    }
  }
}

/** Writes an archive as a ZIP on this machine; gives its path, its size, and how to be rid of it. */
export const writeArchive = async (
  house: House,
  me: AccountId,
  of: { chatIds: readonly ChatId[]; progress: Progress; zone?: string },
): Promise<WrittenZip> => {
  const { chatIds, progress, zone = Intl.DateTimeFormat().resolvedOptions().timeZone } = of;
  return writeZip(async (zip, folder) => {
    const writer = new ChatsWriter({ house, me, zip, folder, progress, zone });
    for (const chatId of chatIds) await writer.addChat(chatId);
    const account = (await findPersons(house.db, [me], { reader: me })).get(me);
    const exportedAt = house.clock.now().toISOString();
    const manifest: ArchiveManifest = {
      format: 'maru-archive',
      version: 1,
      host: house.config.hostName,
      exportedAt,
      account: { id: me, name: account?.name ?? '' },
      chats: writer.chats.map(({ months: _months, ...chat }) => chat),
    };
    const title = `${account?.name ?? ''} · ${pageClock(zone)(exportedAt).slice(0, 10)}`;
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), 'maru-archive.json');
    zip.addBuffer(Buffer.from(renderIndex(title, writer.chats)), 'index.html');
    zip.addBuffer(Buffer.from(styleSheet), 'style.css');
  });
};
