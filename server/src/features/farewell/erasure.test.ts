import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatId } from '@maru/contract';
import { movingClock, startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House, Job } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { recordDeed } from '../../platform/audit/index.ts';
import { listColumns, type Column } from '../../platform/personal-data/index.ts';
import { archive } from '../archive/index.ts';
import { eraseLeavers } from './erase-leavers.ts';

/** Stands in everything that is mine alone; what I say to others has other words. */
const mark = 'qzxmine';
const handle = 'qzxmine_handle';
const said = 'what was said stays';

const makeArchives = archive.jobs?.find(({ name }) => name === 'archive.make') as Job;
const clock = movingClock();
let server: TestServer<House>;
let host: TestPerson;
let bob: TestPerson;
let mara: TestPerson;
let shared: ChatId;
let direct: ChatId;

/** Every place of the database where these letters stand, whatever table it is and whatever type its columns are. */
const findInTables = async (letters: string): Promise<string[]> => {
  const hex = Buffer.from(letters).toString('hex');
  const tables = new Map<string, Column[]>();
  for (const one of await listColumns(server.house.db))
    tables.set(one.table, [...(tables.get(one.table) ?? []), one]);
  const found: string[] = [];
  for (const [table, columns] of tables) {
    const asked = columns.map(
      ({ column }) =>
        `bool_or(position($1 in lower("${column}"::text)) > 0 or position($2 in "${column}"::text) > 0) as "${column}"`,
    );
    const { rows } = await server.house.db.query<Record<string, boolean | null>>(
      `select ${asked.join(', ')} from "${table}"`,
      [letters, hex],
    );
    for (const [column, isThere] of Object.entries(rows[0] ?? {}))
      if (isThere) found.push(`${table}.${column}`);
  }
  return found;
};

/** Every file below the data folder with these letters in its name or in its bytes. */
const findInFiles = async (letters: string): Promise<string[]> => {
  const { dataDir } = server.house.config;
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    // Mails have left the house; the folder stands in for the service that takes them.
    if (!entry.isFile() || path.startsWith(join(dataDir, 'mails'))) continue;
    if (path.includes(letters) || (await readFile(path)).includes(letters)) found.push(path);
  }
  return found;
};

/** A picture with the mark in its bytes, so that its copies can be looked for by what they are. */
const upload = async (road: 'pictures' | 'stickers'): Promise<string> => {
  const { default: sharp } = await import('sharp');
  const body = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#d9541e' } })
    .png()
    .toBuffer();
  const answer = await fetch(`${server.url}/api/${road}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { authorization: `Bearer ${mara.token}`, 'content-type': 'image/png' },
  });
  return ((await answer.json()) as { id: string }).id;
};

const blobsOf = async (): Promise<Set<string>> => {
  const root = server.house.config.dataDir;
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return new Set(
    entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(root.length)),
  );
};

const inAnHour = () => new Date(clock.now().getTime() + 3_600_000).toISOString();

const fillProfile = async (): Promise<void> => {
  const photo = await upload('pictures');
  const cover = await upload('pictures');
  await upload('pictures');
  await mara.call('accounts.updateProfile', { status: `${mark} status`, photo, cover } as never);
  await mara.call('recovery.setMail', { address: `${mark}@example.org`, language: 'en' });
  await mara.call('people.addFriend', { handle: 'bob' } as never);
  await bob.call('people.addFriend', { handle } as never);
  await bob.call('people.updateFriend', { accountId: mara.id, memo: 'of bob', ownName: 'Em' });
  await mara.call('people.updateFriend', {
    accountId: bob.id,
    memo: `${mark} memo`,
    ownName: `${mark} bobby`,
  });
  await mara.call('people.report', { accountId: bob.id, reason: 'spam', note: `${mark} note` } as never);
  await mara.call('notifications.updateSettings', { keywords: [mark] } as never);
  await mara.call('profiles.save', {
    slot: 1,
    name: `${mark} at work`,
    status: `${mark} busy`,
    photo,
    cover: null,
  });
  const sticker = await upload('stickers');
  await mara.call('stickers.make', {
    name: `${mark} pack`,
    stickers: [{ id: sticker, word: `${mark} meow`, tags: [mark] }],
  });
  await server.house.db.query(
    `insert into passkeys (account_id, passkey_id, credential_id, public_key, counter, name, synced, created_at)
     values ($1, gen_random_uuid(), $2, $3, 0, $2, false, now())`,
    [mara.id, `${mark} passkey`, Buffer.from(`${mark} key`)],
  );
  await server.house.db.query('update devices set own_name = $2 where account_id = $1', [
    mara.id,
    `${mark} phone`,
  ]);
};

const talk = async (): Promise<void> => {
  const { chat: own } = await mara.call('chats.create', { memberIds: [] });
  await mara.call('messages.send', { chatId: own.id, key: 'o', text: `${mark} to myself` });
  const bytes = Buffer.from(`${mark} bytes of my own room`);
  const fileId = await uploadFile(server.url, mara, { bytes, filename: `${mark}.txt` });
  await mara.call('messages.send', { chatId: own.id, key: 'of', content: { type: 'file', fileId } });
  await mara.call('later.schedule', { chatId: own.id, key: 'l', at: inAnHour(), text: `${mark} later` });
  await mara.call('notices.set', { chatId: own.id, key: 'n', text: `${mark} notice` });
  await mara.call('folders.save', {
    folders: [{ id: '0192d3f0-0000-7000-8000-00000000000a', name: mark, chatIds: [own.id] }],
  } as never);
  // Never sent, and one that is on its way.
  await uploadFile(server.url, mara, { bytes: Buffer.from(`${mark} never sent`), filename: `${mark}.bin` });
  shared = (await mara.call('chats.create', { memberIds: [bob.id], name: 'Shared' })).chat.id;
  await mara.call('messages.send', { chatId: shared, key: 's', text: said });
  const kept = await uploadFile(server.url, mara, { bytes: Buffer.from(said), filename: 'said.txt' });
  await mara.call('messages.send', { chatId: shared, key: 'sf', content: { type: 'file', fileId: kept } });
  await bob.call('messages.send', {
    chatId: shared,
    key: 'profile',
    content: { type: 'profile', accountId: mara.id },
  } as never);
  direct = (await mara.call('chats.create', { memberIds: [bob.id] })).chat.id;
  const { seq } = await mara.call('messages.send', { chatId: direct, key: 'd', text: said });
  await bob.call('messages.send', { chatId: direct, key: 'a', text: 'answer', replyToSeq: seq });
  await mara.call('chats.updateSettings', { chatId: shared, ownName: `${mark} our room` });
  await mara.call('archive.startMine', {});
  await runJobNow(server.house, makeArchives);
};

beforeAll(async () => {
  server = await startTestServer<House>({
    clock,
    config: { smtpUrl: 'folder', publicUrl: 'https://maru.example' },
  });
  host = await server.alice();
  bob = await server.bob();
  mara = await server.person(handle);
  await server.call('accounts.signIn', { handle, password: 'not this one' }).catch(() => {});
});
afterAll(() => server.stop());

describe('an account that was deleted', () => {
  it('is in no table and no file any more, but for what others were told', async () => {
    const before = await blobsOf();
    await fillProfile();
    await talk();
    const deed = {
      deed: 'person.signedOut',
      by: host.id,
      byName: 'Alice',
      about: mara.id,
      aboutName: handle,
    };
    await server.house.db.transaction((tx) => recordDeed(server.house, tx, deed));
    // The search finds what is there: were it blind, nothing below would mean anything.
    const places = await findInTables(mark);
    for (const place of [
      'accounts.name',
      'accounts.status',
      'account_mails.waiting',
      'friends.memo',
      'files.name',
      'later_messages.sending',
      'notices.text',
      'chat_log.body',
      'account_log.body',
      'passkeys.name',
      'passkeys.public_key',
      'sticker_packs.name',
      'stickers.word',
      'guesses.subject',
      'folders.folders',
      'notification_settings.settings',
      'reports.note',
      'account_chats.own_name',
      'audit_names.name',
      'devices.own_name',
      'profiles.name',
    ])
      expect(places).toContain(place);
    expect((await findInFiles(mark)).length).toBeGreaterThan(1);

    await mara.call('farewell.leave', {});
    clock.moveBy({ days: 14, minutes: 1 });
    await runJobNow(server.house, eraseLeavers);

    expect(await findInTables(mark)).toEqual([]);
    expect(await findInFiles(mark)).toEqual([]);
    // Pictures carry no words: what is left of blobs is what was said to others.
    const left = [...(await blobsOf())].filter((path) => !before.has(path) && !path.startsWith('/mails/'));
    const { rows } = await server.house.db.query<{ hash: string }>('select hash from stored_bytes');
    expect(left.filter((path) => !rows.some(({ hash }) => path.endsWith(hash)))).toEqual([
      '/erased-accounts.jsonl',
    ]);
  });

  it('leaves to others what it said to them, under no name', async () => {
    const { messages, persons } = await bob.call('messages.history', { chatId: shared });
    const lines = messages.filter(({ author }) => author === mara.id);
    expect(lines.map(({ body }) => (body as { text?: string }).text)).toContain(said);
    expect(persons.find(({ id }) => id === mara.id)).toMatchObject({
      gone: true,
      handle: null,
      name: 'Deleted account',
      photo: null,
      status: '',
    });
    const [file] = (await bob.call('files.list', { chatId: shared, kinds: ['file'] } as never)).items as {
      file: { id: string };
    }[];
    const answer = await fetch(`${server.url}/files/${shared}/${file!.file.id}/original`, {
      headers: { authorization: `Bearer ${bob.token}` },
    });
    expect(await answer.text()).toBe(said);
    const quote = (await bob.call('messages.history', { chatId: direct })).messages.find(
      ({ body }) => (body as { replyTo?: unknown }).replyTo,
    );
    expect(quote?.body).toMatchObject({ replyTo: { authorName: 'Deleted account', text: said } });
  });

  it('is in no group any more, and a group it looked after has another host', async () => {
    const { members } = await bob.call('chats.listMembers', { chatId: shared });
    expect(members.map(({ id, role }) => [id, role])).toEqual([[bob.id, 'host']]);
    expect((await bob.call('people.listFriends', {})).friends).toEqual([]);
  });

  it('lets its handle be taken by somebody else', async () => {
    expect(await server.call('accounts.checkHandle', { handle })).toEqual({ valid: true, free: true });
  });
});
