import type { AccountId, ChatId, Person } from '@maru/contract';
import { findPersons } from '../../accounts/index.ts';
import { presentChat } from '../../chats/index.ts';
import { fileOfArchive } from '../../files/index.ts';
import { readWritten, type WrittenMessage } from '../../messages/index.ts';
import type { House } from '../../../platform/house.ts';
import { allPersonalData, readHeld, type PersonalData } from '../../../platform/personal-data/index.ts';
import { plainName } from '../archive-names.ts';
import { ArchiveWriter, chatName, gather, type WrittenFor } from '../archive-writer.ts';
import type { Progress } from '../follow-archive.ts';
import { renderMonth, styleSheet } from '../render-page.ts';
import { writeZip, type WrittenZip } from '../write-zip.ts';
import {
  listNotTold,
  type NotTold,
  renderFeature,
  renderMineIndex,
  type Telling,
  type ToldFeature,
  type ToldTable,
} from './render-mine.ts';
import { pageWords, say, type MineLanguage } from './words.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface WrittenChat {
  folder: string;
  name: string;
  months: readonly string[];
  messages: number;
}

class MineWriter extends ArchiveWriter {
  private readonly language: MineLanguage;
  private readonly names = new Map<string, string | undefined>();
  private readonly ownFiles = new Set<string>();
  /** Messages that are mine, and that nobody here can read. */
  private sealed = 0;

  constructor({ language, ...at }: WrittenFor & { language: MineLanguage }) {
    super(at);
    this.language = language;
  }

  private async readTables({ holds }: PersonalData): Promise<ToldTable[]> {
    const tables: ToldTable[] = [];
    for (const [place, { told }] of Object.entries(holds)) {
      const [table = '', column = ''] = place.split('.');
      if (!Array.isArray(told)) continue;
      const rows = await readHeld(this.house.db, { table, column, columns: told }, this.me);
      if (rows.length > 0) tables.push({ table, column, rows });
      await this.count(rows.length);
    }
    return tables;
  }

  private async addFiles({ feature, files }: PersonalData): Promise<string[]> {
    const added: string[] = [];
    for await (const file of files?.(this.house, this.me) ?? []) {
      const path = `files/${feature}/${file.path}`;
      this.zip.addReadStreamLazy(path, { compress: file.compress }, (give) =>
        give(null, file.stream() as never),
      );
      added.push(path);
    }
    return added;
  }

  /** Names of the persons and chats whose ids stand in these rows. */
  private async learnNames(tables: readonly ToldTable[]): Promise<void> {
    const ids = new Set<string>();
    for (const { rows } of tables)
      for (const row of rows)
        for (const value of Object.values(row))
          if (typeof value === 'string' && uuid.test(value) && !this.names.has(value)) ids.add(value);
    const persons = await findPersons(this.house.db, [...ids] as AccountId[], { reader: this.me });
    for (const id of ids) this.names.set(id, wordPerson(persons.get(id as AccountId)));
    for (const { rows } of tables)
      for (const { chat_id: id } of rows)
        if (typeof id === 'string') this.names.set(id, (await this.nameChat(id as ChatId)) ?? undefined);
  }

  private async nameChat(chatId: ChatId): Promise<string | undefined> {
    const known = this.names.get(chatId);
    if (known !== undefined) return known;
    // Chats that I have left are not mine to be told of.
    const chat = await presentChat(this.house, chatId, this.me).catch(() => undefined);
    return chat && chatName(chat);
  }

  private telling(): Telling {
    return { language: this.language, clock: this.clock, nameOf: (id) => this.names.get(id) };
  }

  async addFeature(data: PersonalData): Promise<ToldFeature | undefined> {
    const tables = await this.readTables(data);
    const files = await this.addFiles(data);
    if (data.feature === 'files') for (const path of files) this.ownFiles.add(path);
    if (tables.length === 0 && files.length === 0) return undefined;
    await this.learnNames(tables);
    const told = { feature: data.feature, tables, files };
    const json = Object.fromEntries(tables.map(({ table, column, rows }) => [`${table}.${column}`, rows]));
    this.add(`data/${data.feature}.json`, JSON.stringify(json, null, 1));
    this.add(`pages/${data.feature}.html`, renderFeature(told, this.telling()));
    return told;
  }

  private async addChat(place: number, messages: readonly WrittenMessage[]): Promise<WrittenChat> {
    const chatId = (messages[0] as WrittenMessage).chatId;
    const name = (await this.nameChat(chatId)) ?? say(pageWords.aChat, this.language);
    const folder = `messages/${String(place).padStart(3, '0')} ${plainName(name, 'chat')}`;
    const months = new Map<string, WrittenMessage[]>();
    for (const message of messages) gather(months, this.monthOf(message), message);
    const all = [...months.keys()];
    const me = (await findPersons(this.house.db, [this.me], { reader: this.me })).get(this.me);
    for (const [month, items] of months) {
      const page = {
        title: name,
        months: all,
        month,
        nameOf: () => me?.name ?? '',
        me: this.me,
        clock: this.clock,
        fileAt: (file: { id: string; name: string }) => {
          const path = `files/files/${fileOfArchive({ file_id: file.id, name: file.name })}`;
          return this.ownFiles.has(path) ? `../../${path}` : undefined;
        },
      };
      this.add(`${folder}/${month}.html`, renderMonth(page, items));
    }
    const lines = this.linesAt(String(place));
    for (const message of messages) await lines.write(message);
    lines.addAs(`${folder}/messages.jsonl`);
    return { folder, name, months: all, messages: messages.length };
  }

  async addMessages(): Promise<WrittenChat[]> {
    const chats: WrittenChat[] = [];
    let open: WrittenMessage[] = [];
    const close = async () => {
      if (open.length > 0) chats.push(await this.addChat(chats.length + 1, open));
      open = [];
    };
    for await (const message of readWritten(this.house, this.me)) {
      if (message.body['sealed']) {
        this.sealed++;
        continue;
      }
      if (open[0] && open[0].chatId !== message.chatId) await close();
      open.push(message);
      await this.count(1);
    }
    await close();
    return chats;
  }

  private sealedNotTold(): NotTold[] {
    if (this.sealed === 0) return [];
    const name = `${say(pageWords.sealed, this.language)} (${this.sealed})`;
    return [{ table: 'chat_log.body', name, why: say(pageWords.whySealed, this.language) }];
  }

  async addFirstPages(features: readonly ToldFeature[], chats: readonly WrittenChat[]): Promise<void> {
    const me = (await findPersons(this.house.db, [this.me], { reader: this.me })).get(this.me);
    const madeAt = this.house.clock.now().toISOString();
    const { hostName: host } = this.house.config;
    const notTold = [...listNotTold(allPersonalData(), this.language), ...this.sealedNotTold()];
    const name = me?.name ?? '';
    const account = { id: this.me, handle: me?.handle ?? null, name };
    const manifest = { format: 'maru-my-data', version: 1, host, madeAt, account, notTold };
    this.add('my-data.json', JSON.stringify(manifest, null, 1));
    this.add('index.html', renderMineIndex({ name, host, madeAt, features, chats, notTold }, this.telling()));
    this.add('style.css', styleSheet);
  }
}

const wordPerson = (person: Person | undefined): string | undefined =>
  person && (person.handle ? `${person.name} (@${person.handle})` : person.name);

/** Writes all that is held about somebody as a ZIP on this machine: pages to read, data for programs, and their files. */
export const writeMine = async (
  house: House,
  me: AccountId,
  of: { progress: Progress; zone: string; language: MineLanguage },
): Promise<WrittenZip> =>
  writeZip(async (zip, folder) => {
    const writer = new MineWriter({ house, me, zip, folder, ...of });
    const features: ToldFeature[] = [];
    for (const data of allPersonalData()) {
      const told = await writer.addFeature(data);
      if (told) features.push(told);
    }
    await writer.addFirstPages(features, await writer.addMessages());
  });
