import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveUrl, type AccountId, type ChatId, type FileId, type MessageBody } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bringFile } from '../files/index.ts';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { makeArchives } from './make-archives.ts';
import { openZip, type OpenZip } from './read-zip.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
let chatId: ChatId;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maru-archive-test-'));
  server = await startTestServer<House>();
  [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('carol')];
  await bob.call('people.addFriend', { handle: 'alice' });
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id], name: 'trip' })).chat);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const paint = (colour: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();

const photo = async (colour: string): Promise<FileId> => {
  const path = join(folder, 'given');
  await writeFile(path, await paint(colour));
  return (await bringFile(server.house, alice.id as AccountId, { path, name: `${colour}.png`, as: 'photo' }))
    .id;
};

const expectReady = async (who: TestPerson, id: string): Promise<void> => {
  const { archives } = await who.call('archive.list', {});
  expect(archives.find((one) => one.id === id)?.state).toBe('ready');
};

const made = async (): Promise<{ path: string; zip: OpenZip }> => {
  const { archive } = await alice.call('archive.start', { chatId, zone: 'Pacific/Kiritimati' });
  await runJobNow(server.house, makeArchives);
  await expectReady(alice, archive.id);
  const path = join(folder, 'archive.zip');
  const answer = await fetch(`${server.url}${archiveUrl(archive.id)}`, {
    headers: { authorization: `Bearer ${alice.token}` },
  });
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
  return { path, zip: await openZip(path) };
};

const bringIn = async (path: string): Promise<MessageBody[]> => {
  const given = await bringFile(server.house, carol.id as AccountId, { path, name: 'a.zip', as: 'file' });
  const { archive: begun } = await carol.call('archive.bringIn', { fileId: given.id });
  await runJobNow(server.house, makeArchives);
  await expectReady(carol, begun.id);
  const archive = (await carol.call('archive.list', {})).archives.find(({ id }) => id === begun.id);
  const newId = archive?.chatIds[0] as ChatId;
  const { messages } = await carol.call('messages.history', { chatId: newId });
  return messages.filter(({ kind }) => kind === 'message.sent').map(({ body }) => body as MessageBody);
};

it('cards come along as they stand, in words and with their files; stickers as themselves', async () => {
  const { poll } = await alice.call('polls.create', {
    chatId,
    key: 'poll',
    question: 'Dinner?',
    choices: ['noodles', 'pork'],
  });
  await bob.call('polls.vote', { chatId, id: poll.id, choices: [1] });
  await bob.call('events.create', {
    chatId,
    key: 'event',
    details: {
      title: 'Airport',
      time: { allDay: false, from: '2031-12-04T22:30:00.000Z', zone: 'Asia/Seoul' },
      place: { name: 'Gimpo', latitude: 37.5586, longitude: 126.7944 },
    },
  });
  const { list } = await alice.call('todos.create', {
    chatId,
    key: 'todo',
    title: 'Shopping',
    items: [{ text: 'water' }, { text: 'rice', assignee: bob.id }],
  });
  await bob.call('todos.tick', { chatId, id: list.id, item: list.items[0]?.id ?? 0, done: true });
  await alice.call('notices.set', { chatId, key: 'notice', text: 'At noon <b>sharp</b>' });
  const { post } = await alice.call('board.post', {
    chatId,
    key: 'post',
    title: 'The house',
    text: 'has a cat',
    fileIds: [await photo('red')],
  });
  await bob.call('board.comment', { chatId, id: post.id, commentId: v7(), text: 'What is its name?' });
  const { album } = await alice.call('albums.create', { chatId, key: 'album', name: 'Sea' });
  await alice.call('albums.add', {
    chatId,
    id: album.id,
    fileIds: [await photo('blue'), await photo('teal')],
  });
  const sticker = { type: 'sticker', packId: 'kkachi-horang', stickerId: 'best' } as const;
  await bob.call('messages.send', { chatId, key: 'drawn', text: '', content: sticker });

  const { path, zip } = await made();
  // Fourteen hours ahead: the next day has begun there for most of ours.
  const there = new Date(Date.now() + 14 * 3_600_000).toISOString();
  const month = there.slice(0, 7);
  const page = await zip.read(`chats/001 trip/${month}.html`, 1e6);
  for (const words of [
    '☐ pork — 1: Bob',
    '2031-12-05 07:30 (Asia/Seoul)',
    '☑ water',
    '💬 Bob: What is its name?',
  ])
    expect(page).toContain(words);
  expect(page).toContain('At noon &lt;b&gt;sharp');
  expect(page).toContain(`<h2>${there.slice(0, 10)}</h2>`);
  expect(page.match(/<img [^>]*alt="(blue|teal|red)\.png"/g)).toHaveLength(3);
  zip.close();

  const bodies = await bringIn(path);
  const texts = bodies.map(({ text }) => text);
  expect(texts).toContain('🗳️ Dinner?\n☐ noodles — 0\n☐ pork — 1: Bob');
  expect(texts).toContain('📅 Airport\n2031-12-05 07:30 (Asia/Seoul)\n📍 Gimpo (37.5586, 126.7944)\n✓ Bob');
  expect(texts).toContain('📝 Shopping\n☑ water\n☐ rice — Bob');
  expect(texts).toContain('📣 At noon <b>sharp</b>');
  const held = (words: string) => bodies.find(({ text }) => text.includes(words))?.content;
  expect(held('The house')).toMatchObject({ type: 'photos', files: [{ name: 'red.png' }] });
  expect(held('🖼️ Sea')).toMatchObject({
    type: 'photos',
    files: [{ name: 'blue.png' }, { name: 'teal.png' }],
  });
  expect(bodies.find(({ content }) => content?.type === 'sticker')?.content).toMatchObject(sticker);
});

it('a sticker that somebody made comes as its picture to a host that does not have it', async () => {
  const answer = await fetch(`${server.url}/api/stickers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'image/png' },
    body: new Uint8Array(await paint('green')),
  });
  const { id } = (await answer.json()) as { id: string };
  const { pack } = await alice.call('stickers.make', {
    name: 'Mine',
    stickers: [{ id, word: 'hooray', tags: [] }],
  });
  const content = { type: 'sticker', packId: pack.id, stickerId: id } as const;
  await alice.call('messages.send', { chatId, key: 'made', text: '', content });
  const { path } = await made();
  expect((await bringIn(path)).map((body) => body.content)).toContainEqual(expect.objectContaining(content));
  await server.house.blobs.remove(`stickers/${id}.webp`);
  expect((await bringIn(path)).map((body) => body.content)).toContainEqual(
    expect.objectContaining({ type: 'photos', files: [expect.objectContaining({ name: 'hooray.webp' })] }),
  );
});

it('a file that is gone does not keep the rest from being taken along', async () => {
  const fileId = await photo('pink');
  await alice.call('messages.send', {
    chatId,
    key: 'pink',
    text: 'still here',
    content: { type: 'photos', fileIds: [fileId] },
  });
  const { rows } = await server.house.db.query<{ hash: string }>(
    'select hash from files where file_id = $1',
    [fileId],
  );
  const hash = rows[0]?.hash ?? '';
  await server.house.blobs.remove(`bytes/${hash.slice(0, 2)}/${hash}`);
  const { zip } = await made();
  expect(await zip.read('chats/001 trip/messages.jsonl', 1e6)).toContain('still here');
  zip.close();
});
