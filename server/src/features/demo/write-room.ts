import {
  findBuiltInSticker,
  type AccountId,
  type ChatId,
  type LogName,
  type Mention,
  type MessageContent,
  type Person,
  type Quote,
} from '@maru/contract';
import { v7 } from 'uuid';
import type { NewEntry } from '../../platform/log/index.ts';
import type { WorldRows } from './store.ts';
import { noCards, writeCard, type CardRows } from './write-card.ts';
import { timeLines, type TimedLine } from './time-lines.ts';
import type { CardScript, RoomScript } from './world/index.ts';

/** A room as it will be stored: its log from the first entry on, and what hangs on its messages. */
export interface WrittenRoom {
  chatId: ChatId;
  entries: NewEntry[];
  /** Seqs of the messages. */
  messages: number[];
  createdAt: Date;
  rows: Pick<WorldRows, 'message_changes' | 'message_earlier_texts' | 'message_reactions'> & CardRows;
}

/** Who somebody of a script is. */
export type Cast = ReadonlyMap<string, Person>;

const personOf = (cast: Cast, name: string): Person => cast.get(name) as Person;

const mentionsIn = (text: string, cast: Cast, members: readonly string[]): Mention[] => {
  const names: [name: string, accountId: AccountId | null][] = members.map((member) => {
    const { name, id } = personOf(cast, member);
    return [`@${name}`, id];
  });
  return [...names, ['@모두', null] as const].flatMap(([name, accountId]) => {
    const at = text.indexOf(name);
    return at < 0 ? [] : [{ accountId, at, length: name.length }];
  });
};

const contentOf = ({ sticker }: TimedLine): MessageContent | undefined => {
  const [packId = '', stickerId = ''] = sticker?.split('/') ?? [];
  const word = findBuiltInSticker(packId, stickerId)?.ko;
  return word === undefined ? undefined : { type: 'sticker', packId, stickerId, word };
};

/** Writes one room down, entry by entry: in a fresh log the next seq is one more than what is written already. */
class RoomWriter {
  readonly room: WrittenRoom;
  private readonly log: LogName;
  private readonly tagged = new Map<string, { line: TimedLine; seq: number }>();
  private readonly script: RoomScript;
  private readonly cast: Cast;
  private readonly now: Date;

  constructor(script: RoomScript, cast: Cast, now: Date) {
    this.script = script;
    this.cast = cast;
    this.now = now;
    const createdAt = new Date(now.getTime() - script.daysOld * 24 * 3_600_000);
    const chatId = v7({ msecs: createdAt.getTime() }) as ChatId;
    this.log = `chat:${chatId}`;
    const rows = { message_changes: [], message_earlier_texts: [], message_reactions: [], ...noCards() };
    this.room = { chatId, entries: [], messages: [], createdAt, rows };
    const persons = script.members.map((member) => personOf(cast, member));
    const body = { kind: script.kind, name: script.name, persons };
    this.append(this.idOf(script.members[0] as string), createdAt, {
      kind: 'chat.created',
      body,
      key: 'created',
    });
  }

  write(line: TimedLine): void {
    const author = this.idOf(line.by);
    const seq = this.append(author, line.at, { kind: 'message.sent', body: this.bodyOf(line), counts: true });
    this.room.messages.push(seq);
    if (line.tag) this.tagged.set(line.tag, { line, seq });
    const later = (seconds: number) => new Date(line.at.getTime() + seconds * 1_000);
    if (line.before) this.edit(line, seq, later(6));
    if (line.deleted) this.delete(author, seq, later(8));
    let seconds = 8;
    for (const [emoji, ...by] of line.reactions ?? []) {
      for (const who of by) this.react({ who: this.idOf(who), emoji, seq, at: later((seconds += 0.5)) });
    }
  }

  private bodyOf(line: TimedLine): Record<string, unknown> {
    if (line.deleted) return { text: '', deleted: true };
    const mentions = mentionsIn(line.text, this.cast, line.text.includes('@') ? this.script.members : []);
    const quoted = line.replyTo ? this.tagged.get(line.replyTo) : undefined;
    const replyTo: Quote | undefined = quoted && {
      seq: quoted.seq,
      author: this.idOf(quoted.line.by),
      authorName: personOf(this.cast, quoted.line.by).name,
      text: quoted.line.text,
    };
    const content = line.card ? this.cardOf(line.card, line) : contentOf(line);
    return {
      text: line.before ?? line.text,
      ...(content && { content }),
      ...(mentions.length > 0 && { mentions }),
      ...(replyTo && { replyTo }),
    };
  }

  private cardOf(card: CardScript, line: TimedLine): MessageContent {
    const { room } = this;
    return writeCard(card, {
      chatId: room.chatId,
      // The message is about to be appended.
      seq: room.entries.length + 1,
      by: this.idOf(line.by),
      at: line.at,
      now: this.now,
      idOf: (name) => this.idOf(name),
      rows: room.rows,
    });
  }

  private edit(line: TimedLine, seq: number, at: Date): void {
    const { chatId, rows } = this.room;
    this.append(this.idOf(line.by), at, { kind: 'message.edited', body: { seq, text: line.text } });
    rows.message_changes.push({ chat_id: chatId, seq, text: line.text, edited_at: at, deleted_at: null });
    rows.message_earlier_texts.push({ chat_id: chatId, seq, at: line.at, text: line.before ?? '' });
  }

  private delete(author: AccountId, seq: number, at: Date): void {
    this.append(author, at, { kind: 'message.deleted', body: { seq }, key: ` delete ${seq}` });
    this.room.rows.message_changes.push({
      chat_id: this.room.chatId,
      seq,
      text: null,
      edited_at: null,
      deleted_at: at,
    });
  }

  private react({ who, emoji, seq, at }: { who: AccountId; emoji: string; seq: number; at: Date }): void {
    const { chatId, rows } = this.room;
    // One reaction a person and message: a script that gives two keeps the first.
    if (rows.message_reactions.some((row) => row.seq === seq && row.account_id === who)) return;
    this.append(who, at, { kind: 'message.reacted', body: { seq, emoji, previous: null } });
    rows.message_reactions.push({ chat_id: chatId, seq, account_id: who, emoji, at });
  }

  private append(
    author: AccountId,
    at: Date,
    entry: Pick<NewEntry, 'kind' | 'body' | 'counts'> & { key?: string },
  ): number {
    this.room.entries.push({ key: v7(), ...entry, log: this.log, author, at });
    return this.room.entries.length;
  }

  private idOf(name: string): AccountId {
    return personOf(this.cast, name).id;
  }
}

/** Writes a room down from its script. */
export const writeRoom = (script: RoomScript, cast: Cast, now: Date): WrittenRoom => {
  const writer = new RoomWriter(script, cast, now);
  for (const line of timeLines(script.talks, now)) writer.write(line);
  return writer.room;
};
