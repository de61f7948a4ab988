import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileUrl, filesOf, type AccountId, type ChatId, type MessageBody } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';
import { bringFile } from '../files/index.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;
let chatId: ChatId;
let elsewhere: ChatId;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maru-cards-test-'));
  server = await startTestServer<House>();
  [alice, bob, carol] = [await server.alice(), await server.bob(), await server.person('carol')];
  await bob.call('people.addFriend', { handle: 'alice' });
  await bob.call('people.addFriend', { handle: 'carol' });
  await carol.call('people.addFriend', { handle: 'bob' });
  await alice.call('people.addFriend', { handle: 'bob' });
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id], name: 'trip' })).chat);
  ({ id: elsewhere } = (await bob.call('chats.create', { memberIds: [carol.id] })).chat);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const takePhoto = async () => {
  const path = join(folder, 'red.png');
  const red = sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } });
  await writeFile(path, await red.png().toBuffer());
  return bringFile(server.house, alice.id as AccountId, { path, name: 'red.png', as: 'photo' });
};

/** Passes on what was said last in the trip; gives what stands in the other chat then, the newest last. */
const forwardLast = async (key: string): Promise<MessageBody[]> => {
  const [last] = (await bob.call('messages.history', { chatId, limit: 1 })).messages;
  const seqs = [last?.seq ?? 0];
  await bob.call('messages.forward', { chatId, seqs, toChatIds: [elsewhere], key });
  const { messages } = await carol.call('messages.history', { chatId: elsewhere });
  return messages.map(({ body }) => body as MessageBody).toReversed();
};

it('a card goes to another chat as what it says, without the people of its own', async () => {
  const { poll } = await alice.call('polls.create', {
    chatId,
    key: 'poll',
    question: 'Dinner?',
    choices: ['noodles', 'pork'],
  });
  await bob.call('polls.vote', { chatId, id: poll.id, choices: [1] });
  expect((await forwardLast('f1')).at(-1)).toEqual({
    text: '🗳️ Dinner?\n☐ noodles — 0\n☐ pork — 1',
    forwarded: true,
  });

  const items = [{ text: 'water' }, { text: 'rice', assignee: bob.id }];
  await alice.call('todos.create', { chatId, key: 'todo', title: 'Shopping', items });
  expect((await forwardLast('f2')).at(-1)?.text).toBe('📝 Shopping\n☐ water\n☐ rice');

  const time = { allDay: false as const, from: '2031-12-04T22:30:00.000Z', zone: 'Asia/Seoul' };
  await bob.call('events.create', { chatId, key: 'event', details: { title: 'Airport', time } });
  expect((await forwardLast('f3')).at(-1)?.text).toBe('📅 Airport\n2031-12-05 07:30 (Asia/Seoul)');
});

it('a post takes its photos along, and the members of the other chat can open them', async () => {
  const { id } = await takePhoto();
  const post = await alice.call('board.post', { chatId, key: 'post', text: 'A cat', fileIds: [id] });
  await bob.call('board.comment', {
    chatId,
    id: post.post.id,
    commentId: '0192d3f0-0000-7000-8000-000000000001',
    text: 'Whose?',
  });
  const body = (await forwardLast('f4')).at(-1);
  expect(body?.text).toBe('📋 A cat');
  const [file] = filesOf(body?.content);
  expect(file?.name).toBe('red.png');
  const answer = await fetch(`${server.url}${fileUrl({ chatId: elsewhere, id: file!.id }, 'list')}`, {
    headers: { authorization: `Bearer ${carol.token}` },
  });
  expect(answer.status).toBe(200);
});

it('a card of which nothing is left is not passed on', async () => {
  const { post } = await alice.call('board.post', { chatId, key: 'gone', text: 'Soon away', fileIds: [] });
  await alice.call('board.delete', { chatId, id: post.id });
  await expect(forwardLast('f5')).rejects.toMatchObject({ code: 'message_not_found' });
});
