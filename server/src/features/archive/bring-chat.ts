import { createInterface } from 'node:readline';
import type { AccountId, ArchiveManifest, ChatId } from '@maru/contract';
import { authorRead, createGroup } from '../chats/index.ts';
import { bringMessages, type BroughtMessage } from '../messages/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { bringContent } from './bring-content.ts';
import { readLine, type ArchivedLine } from './read-lines.ts';
import type { OpenZip } from './read-zip.ts';

const chatBytes = 2_000_000_000;
const atOnce = 200;

class ChatBringer {
  private readonly seqs = new Map<number, number>();
  private waiting: ArchivedLine[] = [];
  private readonly house: House;
  private readonly at: { chatId: ChatId; me: AccountId; folder: string; zip: OpenZip; temp: string };
  private readonly authors: ReadonlyMap<string, AccountId>;

  constructor(house: House, at: ChatBringer['at'], authors: ReadonlyMap<string, AccountId>) {
    this.house = house;
    this.at = at;
    this.authors = authors;
  }

  /** Takes a message; gives how many were brought in by it. */
  async take(line: ArchivedLine): Promise<number> {
    const quoted = line.body.replyTo?.seq;
    // An answer can only point at what has its new place already.
    const isAwaited = quoted !== undefined && this.waiting.some(({ seq }) => seq === quoted);
    const flushed = isAwaited ? await this.flush() : 0;
    this.waiting.push(line);
    return flushed + (this.waiting.length < atOnce ? 0 : await this.flush());
  }

  async flush(): Promise<number> {
    const lines = this.waiting;
    this.waiting = [];
    const brought: (BroughtMessage & { of?: ArchivedLine })[] = [];
    for (const line of lines) {
      const { content } = line.body;
      const held = content && (await bringContent(this.house, { ...this.at, line, content }));
      const [first, ...others] = held?.contents ?? [];
      const said = {
        author: this.authors.get(line.author) ?? this.at.me,
        at: new Date(line.at),
        key: `import.${line.seq}`,
        reactions: [],
      };
      brought.push({
        ...said,
        of: line,
        text: line.body.text === '' ? (held?.words ?? '') : line.body.text,
        content: first,
        replyTo: this.replyOf(line),
        reactions: this.reactionsOf(line),
      });
      // An album can hold more photos than one message.
      brought.push(
        ...others.map((other, at) => ({ ...said, key: `${said.key}.${at}`, text: '', content: other })),
      );
    }
    const placed = await bringMessages(this.house, this.at, brought);
    brought.forEach(({ of }, index) => of && this.seqs.set(of.seq, placed[index] ?? 0));
    return lines.length;
  }

  private replyOf({ body: { replyTo } }: ArchivedLine) {
    const seq = replyTo && this.seqs.get(replyTo.seq);
    const author = replyTo && this.authors.get(replyTo.author);
    if (!replyTo || !seq || !author) return undefined;
    return { seq, author, authorName: replyTo.authorName.slice(0, 200), text: replyTo.text.slice(0, 200) };
  }

  private reactionsOf({ body: { reactions = [] } }: ArchivedLine) {
    return reactions.flatMap(({ emoji, by }) =>
      by.flatMap((id) => {
        const accountId = this.authors.get(id);
        return accountId ? [{ accountId, emoji }] : [];
      }),
    );
  }
}

/** Where a chat comes from and whose it becomes; `count` hears of every few messages. */
export interface ChatToBring {
  me: AccountId;
  zip: OpenZip;
  temp: string;
  chat: ArchiveManifest['chats'][number];
  key: string;
  authors: ReadonlyMap<string, AccountId>;
  count: (more: number) => Promise<void>;
}

/** Makes a group of a chat of an archive, with all that was said in it. */
export const bringChat = async (house: House, of: ChatToBring): Promise<ChatId> => {
  const { me, zip, temp, chat, key, authors, count } = of;
  const name = chat.name.slice(0, 60).trim() || 'Maru';
  const chatId = await house.db.transaction((tx) =>
    createGroup(house, tx, { creator: me, memberIds: [], name, key }),
  );
  const bringer = new ChatBringer(house, { chatId, me, folder: chat.folder, zip, temp }, authors);
  const lines = createInterface({ input: await zip.open(`${chat.folder}/messages.jsonl`, chatBytes) });
  for await (const json of lines) {
    const line = readLine(json);
    if (line) await count(await bringer.take(line));
  }
  await count(await bringer.flush());
  authorRead(house, { chatId, accountId: me, seq: await house.log.lastSeq(chatLog(chatId)) });
  return chatId;
};
