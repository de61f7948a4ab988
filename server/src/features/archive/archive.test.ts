import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { AccountId, Archive, ArchiveManifest, ChatId, FileId, MessageBody } from '@maru/contract';
import { archiveUrl, fileUrl } from '@maru/contract';
import { expectRefusal, movingClock, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { bringFile } from '../files/index.ts';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { plainName } from './archive-names.ts';
import { forgetOld, makeArchives } from './make-archives.ts';
import { openZip } from './read-zip.ts';
import { escapeHtml } from './render-page.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maru-archive-test-'));
  server = await startTestServer<House>({ clock });
  [alice, bob] = [await server.alice(), await server.bob()];
  await bob.call('people.addFriend', { handle: 'alice' });
  ({ id: chatId } = (
    await alice.call('chats.create', { memberIds: [bob.id], name: '여행 / 제주 <b>' })
  ).chat);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const say = (who: TestPerson, text: string, more: object = {}) =>
  who.call('messages.send', {
    chatId,
    key: `${text}${Math.random()}`.replace(/[^\x21-\x7e]/g, '_').slice(-60),
    text,
    ...more,
  });

const own = async (
  who: TestPerson,
  { name, bytes, as }: { name: string; bytes: Buffer; as: 'photo' | 'file' },
): Promise<FileId> => {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  return (await bringFile(server.house, who.id as AccountId, { path, name, as })).id;
};

const makeOf = async (who: TestPerson, what: ChatId | null): Promise<Archive> => {
  const { archive } = await who.call('archive.start', { chatId: what });
  await runJobNow(server.house, makeArchives);
  const { archives } = await who.call('archive.list', {});
  const made = archives.find(({ id }) => id === archive.id) as Archive;
  expect(made.state).toBe('ready');
  return made;
};

const fetchFile = (id: string, token?: string) =>
  fetch(`${server.url}${archiveUrl(id)}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

const download = async (id: string, who: TestPerson): Promise<string> => {
  const path = join(folder, `${id}.zip`);
  await writeFile(path, Buffer.from(await (await fetchFile(id, who.token)).arrayBuffer()));
  return path;
};

describe('an archive', () => {
  it('holds pages to read, data to process, and the files beside, of what its owner may see', async () => {
    const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d9541e' } })
      .png()
      .toBuffer();
    await say(alice, '첫 인사 <script>alert(1)</script>');
    const { seq } = await say(bob, '좋아 https://example.org/a?b=1&c=2');
    await alice.call('messages.react', { chatId, seq, emoji: '🍊' });
    await say(alice, '답이야', { replyToSeq: seq });
    await say(alice, '', {
      content: { type: 'photos', fileIds: [await own(alice, { name: '바다.png', bytes: png, as: 'photo' })] },
    });
    await say(bob, 'notes', {
      content: {
        type: 'file',
        fileId: await own(bob, { name: '../notes.txt', bytes: Buffer.from('hello'), as: 'file' }),
      },
    });
    const device = await alice.rawSocket();
    const made = await makeOf(alice, chatId);
    expect(made).toMatchObject({ state: 'ready', kind: 'export', chatId, bytes: expect.any(Number) });
    expect((await device.nextEntry('archive.changed')).body).toMatchObject({ archive: { id: made.id } });

    const zip = await openZip(await download(made.id, alice));
    const manifest = JSON.parse(await zip.read('maru-archive.json', 1e6)) as ArchiveManifest;
    const [chat] = manifest.chats;
    expect(chat).toMatchObject({ folder: 'chats/001 여행 제주 b', id: chatId, name: '여행 / 제주 <b>' });
    const lines = (await zip.read(`${chat?.folder}/messages.jsonl`, 1e6)).trim().split('\n');
    const bodies = lines.map((line) => JSON.parse(line) as { kind: string; body: MessageBody; seq: number });
    expect(bodies.filter(({ kind }) => kind === 'message.sent')).toHaveLength(5);
    const month = clock.now().toISOString().slice(0, 7);
    const page = await zip.read(`${chat?.folder}/${month}.html`, 1e6);
    expect(page).toContain('첫 인사 &lt;script&gt;');
    expect(page).not.toContain('<script>');
    expect(page).toContain('href="https://example.org/a?b=1&amp;c=2"');
    const file = bodies.find(({ body }) => body.text === 'notes');
    expect(await zip.read(`${chat?.folder}/files/${file?.seq} notes.txt`, 1e6)).toBe('hello');
    expect(await zip.read('index.html', 1e6)).toContain('여행 / 제주 &lt;b&gt;');
    zip.close();
  });

  it('is given to nobody else, and is gone after a week', async () => {
    const made = await makeOf(alice, null);
    expect((await fetchFile(made.id)).status).toBe(401);
    expect((await fetchFile(made.id, bob.token)).status).toBe(404);
    expect((await fetchFile('..%2f..%2fetc', alice.token)).status).toBe(404);
    const evil = await fetch(`${server.url}${archiveUrl(made.id)}`, {
      headers: { cookie: `maru_session=${alice.token}`, 'sec-fetch-site': 'cross-site' },
    });
    expect(evil.status).toBe(403);
    clock.moveBy({ days: 8 });
    await runJobNow(server.house, forgetOld);
    expect((await fetchFile(made.id, alice.token)).status).toBe(404);
    expect((await alice.call('archive.list', {})).archives).toEqual([]);
  });

  it('is made one at a time, of chats one is in, and can be taken away', async () => {
    const eve = await server.person('eve');
    await expectRefusal(eve.call('archive.start', { chatId }), 'chat_not_found');
    await expectRefusal(bob.call('archive.start', { chatId, zone: 'Mars/Olympus' }), 'bad_input');
    const { archive } = await bob.call('archive.start', { chatId });
    await expectRefusal(bob.call('archive.start', { chatId: null }), 'archive_under_way');
    await eve.call('archive.remove', { id: archive.id });
    expect((await bob.call('archive.list', {})).archives).toHaveLength(1);
    await bob.call('archive.remove', { id: archive.id });
    await runJobNow(server.house, makeArchives);
    expect((await bob.call('archive.list', {})).archives).toEqual([]);
    for (const name of ['archive.start', 'archive.list', 'archive.remove', 'archive.bringIn'])
      await expectRefusal(server.call(name as 'archive.list', {} as never), 'not_signed_in');
  });
});

describe('bringing an archive in', () => {
  it('on another host gives back what was said, by whom and when, with its files', async () => {
    const made = await makeOf(alice, chatId);
    const path = await download(made.id, alice);
    const other = await startTestServer<House>();
    try {
      const newAlice = await other.person('alice2');
      const given = await bringFile(other.house, newAlice.id as AccountId, {
        path,
        name: 'a.zip',
        as: 'file',
      });
      await newAlice.call('archive.bringIn', { fileId: given.id });
      await expectRefusal(newAlice.call('archive.bringIn', { fileId: given.id }), 'archive_under_way');
      await runJobNow(other.house, makeArchives);
      const [archive] = (await newAlice.call('archive.list', {})).archives;
      expect(archive).toMatchObject({
        state: 'ready',
        kind: 'import',
        done: 5,
        chatIds: [expect.any(String)],
      });
      const newId = archive?.chatIds[0] as ChatId;
      const { messages, persons } = await newAlice.call('messages.history', { chatId: newId });
      const old = (await alice.call('messages.history', { chatId })).messages;
      const said = (lines: typeof messages) =>
        lines.filter(({ kind }) => kind === 'message.sent').map(({ at, body }) => [at, body.text]);
      expect(said(messages)).toEqual(said(old));
      const nameOf = (id: string) => persons.find((person) => person.id === id)?.name;
      expect(messages.find(({ body }) => body.text === '답이야')?.author).toBe(newAlice.id);
      const reply = messages.find(({ body }) => body.text === '답이야')?.body as MessageBody;
      const quoted = messages.find(({ seq }) => seq === reply.replyTo?.seq);
      expect(quoted?.body.text).toContain('https://example.org');
      expect(nameOf(quoted?.author ?? '')).toBe('Bob');
      expect(quoted?.body['reactions']).toMatchObject([{ emoji: '🍊', count: 1, mine: true }]);
      const photos = messages
        .map(({ body }) => (body as MessageBody).content)
        .find((one) => one?.type === 'photos');
      const [photo] = photos?.type === 'photos' ? photos.files : [];
      expect(photo).toMatchObject({ kind: 'photo', width: 60, height: 40, name: '바다.png' });
      const served = await fetch(
        `${other.url}${fileUrl({ chatId: newId, id: photo?.id as FileId }, 'original')}`,
        {
          headers: { authorization: `Bearer ${newAlice.token}` },
        },
      );
      expect(served.status).toBe(200);
      // Marks are written a moment later.
      await expect
        .poll(async () => (await newAlice.call('chats.get', { chatId: newId })).chat)
        .toMatchObject({ name: '여행 / 제주 <b>', memberCount: 1, unread: 0 });
    } finally {
      await other.stop();
    }
  });

  it('fails calmly with what is no archive, and with one that lies', async () => {
    const writeZip = async (entries: Record<string, string>): Promise<string> => {
      const zip = new yazl.ZipFile();
      const path = join(folder, `${Math.random()}.zip`);
      const out = zip.outputStream.pipe(createWriteStream(path));
      for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
      zip.end();
      await finished(out);
      return path;
    };
    const plain = join(folder, 'plain.zip');
    await writeFile(plain, 'this is no zip');
    const lie = { format: 'maru-archive', version: 1, host: 'x', exportedAt: clock.now().toISOString() };
    const account = { id: alice.id, name: 'A' };
    const chat = {
      id: chatId,
      kind: 'group',
      name: 'N',
      createdAt: clock.now().toISOString(),
      persons: [],
      messages: 1,
    };
    const paths = [
      plain,
      await writeZip({ 'readme.txt': 'hi' }),
      await writeZip({ 'maru-archive.json': '{"format":"other"}' }),
      await writeZip({
        'maru-archive.json': JSON.stringify({
          ...lie,
          account,
          chats: [{ ...chat, folder: 'chats/../../etc' }],
        }),
      }),
      await writeZip({
        'maru-archive.json': JSON.stringify({
          ...lie,
          account,
          chats: [{ ...chat, folder: 'chats/001 missing' }],
        }),
      }),
    ];
    for (const path of paths) {
      const given = await bringFile(server.house, alice.id as AccountId, { path, name: 'x.zip', as: 'file' });
      const { archive } = await alice.call('archive.bringIn', { fileId: given.id });
      await runJobNow(server.house, makeArchives);
      const { archives } = await alice.call('archive.list', {});
      expect(archives.find(({ id }) => id === archive.id)?.state).toBe('failed');
    }
  });

  it('takes files of one’s own alone', async () => {
    const fileId = await own(bob, { name: 'b.zip', bytes: Buffer.from('zip'), as: 'file' });
    await expectRefusal(alice.call('archive.bringIn', { fileId }), 'file_not_found');
  });
});

describe('names and pages', () => {
  it('make every name fit for a ZIP and a disk', () => {
    expect(plainName('../../etc/passwd', 'x')).toBe('etc passwd');
    expect(plainName(' . ', 'x')).toBe('x');
    expect(plainName('a\u202egpj.exe', 'x')).toBe('a gpj.exe');
    expect(escapeHtml(`<a href="x" onclick='y'>`)).toBe('&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;');
  });
});
