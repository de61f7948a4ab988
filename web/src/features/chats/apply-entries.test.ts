import type { AccountId, Chat, ChatId, Entry } from '@maru/contract';
import { expect, it } from 'vitest';
import { applyAccountEntry, applyChatEntry } from './apply-entries.ts';
import { chatTitle, compareChats, readUpTo, totalBadge } from './rules.ts';
import { firstChats, type ChatsState } from './state.ts';

const id = 'c' as ChatId;
const me = 'me' as AccountId;
const settings = {
  pinnedAt: null,
  mutedUntil: null,
  quiet: false,
  markedUnread: false,
  ownName: null,
  inputLocked: false,
  notify: 'default' as const,
  sound: 'default' as const,
  showReads: null,
  ignored: [],
};
const chat = (more: Partial<Chat> = {}): Chat =>
  ({
    id,
    kind: 'group',
    name: null,
    faces: [],
    memberCount: 3,
    lastSeq: 10,
    readSeq: 10,
    unread: 0,
    mentioned: false,
    lastMessage: null,
    activeAt: '2026-01-01T00:00:00Z',
    settings,
    ...more,
  }) as unknown as Chat;
const start: ChatsState = {
  ...firstChats,
  me,
  chats: { [id]: chat() },
  progress: { [id]: { base: 10, ahead: [] } },
};
const sent = (seq: number, author = 'other', body: object = {}): Entry =>
  ({
    log: `chat:${id}`,
    seq,
    kind: 'message.sent',
    author,
    at: `2026-01-02T00:00:${seq}Z`,
    body: { text: `m${seq}`, ...body },
  }) as unknown as Entry;
const people = { nameOf: () => 'Bob', isBlocked: (one: string) => one === 'pest' };
const fold = (entries: Entry[], from = start): Chat =>
  entries.reduce((state, entry) => applyChatEntry(state, entry, people), from).chats[id]!;

it('messages count once, whatever order they come in', () => {
  for (const seqs of [
    [11, 12, 13],
    [13, 11, 12, 13, 11],
    [12, 12, 13, 11],
  ]) {
    const folded = fold(seqs.map((seq) => sent(seq)));
    expect(folded).toMatchObject({ unread: 3, lastSeq: 13, lastMessage: { seq: 13, authorName: 'Bob' } });
  }
});

it('a call that nobody took is a missed one in the list, once it is over', () => {
  const content = { type: 'call', callId: 'x', kind: 'video', rang: true };
  const ended = { why: 'noAnswer', seconds: 0, people: [] };
  const filled = (seq: number) =>
    ({
      ...sent(12),
      kind: 'message.filled',
      body: { seq, content: { ...content, ended } },
    }) as unknown as Entry;
  const rings = fold([sent(11, 'other', { content })]);
  expect(rings.lastMessage?.hint).toEqual({ type: 'call', call: 'video' });
  expect(fold([sent(11, 'other', { content }), filled(11)]).lastMessage?.hint).toMatchObject({
    missed: true,
  });
  expect(fold([sent(11, 'other', { content }), filled(10)]).lastMessage).toEqual(rings.lastMessage);
});

it('what those write whom I ignore here or have blocked counts nowhere, and calls nobody', () => {
  const call = { mentions: [{ accountId: me, at: 0, length: 2 }] };
  const chat = start.chats[id]!;
  const settings = { ...chat.settings, ignored: ['other' as AccountId] };
  const ignoring = { ...start, chats: { [id]: { ...chat, settings } } };
  expect(fold([sent(11, 'other', call), sent(12, 'third')], ignoring)).toMatchObject({
    unread: 1,
    mentioned: false,
    lastSeq: 12,
  });
  expect(fold([sent(11, 'pest', call)])).toMatchObject({ unread: 0, mentioned: false, lastSeq: 11 });
});

it('what those write whom I ignore is not the newest line, and moves the chat nowhere', () => {
  const chat = start.chats[id]!;
  const settings = { ...chat.settings, ignored: ['other' as AccountId] };
  const ignoring = { ...start, chats: { [id]: { ...chat, settings } } };
  for (const seqs of [
    [sent(11, 'third'), sent(12, 'other')],
    [sent(12, 'other'), sent(11, 'third')],
  ])
    expect(fold(seqs, ignoring)).toMatchObject({ lastMessage: { seq: 11 }, activeAt: sent(11).at });
  const { activeAt, lastMessage } = chat;
  expect(fold([sent(12, 'other')], ignoring)).toMatchObject({ activeAt, lastMessage });
});

it('what the list already counted is not counted again', () => {
  expect(fold([sent(9), sent(10)]).unread).toBe(0);
});

it('my own message from another device reads the room', () => {
  expect(fold([sent(11), sent(12, me)])).toMatchObject({ unread: 0, readSeq: 12 });
});

it('a mention of me, or of everyone, is noticed', () => {
  expect(fold([sent(11, 'other', { mentions: [{ accountId: me, at: 0, length: 2 }] })]).mentioned).toBe(true);
  expect(fold([sent(11, 'other', { mentions: [{ accountId: null, at: 0, length: 2 }] })]).mentioned).toBe(
    true,
  );
  expect(fold([sent(11, 'other', { mentions: [{ accountId: 'x', at: 0, length: 2 }] })]).mentioned).toBe(
    false,
  );
});

it('deleting the newest message empties the line in the list', () => {
  const gone = { ...sent(12), kind: 'message.deleted', body: { seq: 11 } } as Entry;
  expect(fold([sent(11), gone]).lastMessage).toMatchObject({ seq: 11, text: '', deleted: true });
});

it('leaving takes the chat away, settings stay with it', () => {
  const entry = (kind: string, body: object) => ({ kind, body }) as unknown as Entry;
  const pinned = applyAccountEntry(
    start,
    entry('chat.settingsChanged', { chatId: id, settings: { ...settings, quiet: true } }),
  );
  expect(pinned.chats[id]?.settings.quiet).toBe(true);
  expect(applyAccountEntry(pinned, entry('chat.left', { chatId: id })).chats).toEqual({});
});

it('reading to the newest message clears the number, reading part of it asks the host', () => {
  const unread = chat({ unread: 3, lastSeq: 13, lastMessage: { seq: 13 } as never });
  expect(readUpTo(unread, 13)).toMatchObject({ chat: { unread: 0, readSeq: 13 }, ask: false });
  expect(readUpTo(unread, 12)).toMatchObject({ chat: { unread: 3, readSeq: 12 }, ask: true });
  expect(readUpTo(unread, 5).chat).toBe(unread);
});

it('pinned chats stand first, muted ones count on the badge, quiet ones do not', () => {
  const pinned = chat({ settings: { ...settings, pinnedAt: '2026-01-01T00:00:00Z' }, activeAt: '2020' });
  expect([chat(), pinned].sort(compareChats)[0]).toBe(pinned);
  const muted = chat({ unread: 2, settings: { ...settings, mutedUntil: '9999-12-31T00:00:00Z' } });
  const quiet = chat({ unread: 5, settings: { ...settings, quiet: true } });
  const marked = chat({ settings: { ...settings, markedUnread: true } });
  expect(totalBadge([muted, quiet, marked])).toBe(3);
});

it('a chat is called what I call it, then its name, then the others', () => {
  const faces = [{ name: 'A' }, { name: 'B' }] as never;
  const nameOf = (person: { name: string }) => person.name;
  expect(chatTitle(chat({ faces }), nameOf)).toBe('A, B');
  expect(chatTitle(chat({ faces, name: 'G' }), nameOf)).toBe('G');
  expect(chatTitle(chat({ faces, name: 'G', settings: { ...settings, ownName: 'Mine' } }), nameOf)).toBe(
    'Mine',
  );
});
