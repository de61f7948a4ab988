import type { ChatId } from '@maru/contract';
import { expectRefusal, startTestServer, type TestServer } from '@maru/testing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tidyFolders } from './rules.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const groupOf = async (name: string) => {
  const person = await server.person(name);
  return { person, chatId: (await person.call('chats.create', { memberIds: [], name: 'Room' })).chat.id };
};

test('folders are saved in order, on all devices, with only my own chats in them', async () => {
  const { person: alice, chatId } = await groupOf('Alice');
  const { chatId: foreign } = await groupOf('Bob');
  const socket = await alice.rawSocket();
  const [work, home] = [
    { id: v7(), name: 'Work', chatIds: [chatId, chatId, foreign] },
    { id: v7(), name: 'Home', chatIds: [] },
  ];
  const { folders } = await alice.call('folders.save', { folders: [work, home, work] });
  expect(folders).toEqual([{ ...work, chatIds: [chatId] }, home]);
  expect((await socket.nextEntry('folders.changed')).body).toEqual({ folders });
  expect((await alice.call('folders.list', {})).folders).toEqual(folders);
});

test('a chat that was left is no longer in its folder', async () => {
  const { person: carol, chatId } = await groupOf('Carol');
  await carol.call('folders.save', { folders: [{ id: v7(), name: 'Old', chatIds: [chatId] }] });
  await carol.call('chats.leave', { chatId });
  expect((await carol.call('folders.list', {})).folders[0]?.chatIds).toEqual([]);
});

test('an eleventh folder, nobody and guests are refused', async () => {
  const { person: dave, chatId } = await groupOf('Dave');
  const many = Array.from({ length: 11 }, () => ({ id: v7(), name: 'One', chatIds: [] }));
  await expectRefusal(dave.call('folders.save', { folders: many }), 'too_many_folders');
  expect((await dave.call('folders.list', {})).folders).toEqual([]);
  await expectRefusal(server.call('folders.list', {}), 'not_signed_in');
  const { code } = await dave.call('invites.set', { chatId, on: true });
  const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
  await expectRefusal(guest.call('folders.save', { folders: [] }), 'not_for_guests');
});

test('tidying keeps the first of two folders with one id', () => {
  const id = v7();
  const chat = v7() as ChatId;
  const folders = [
    { id, name: 'First', chatIds: [chat, chat] },
    { id, name: 'Second', chatIds: [] },
  ];
  expect(tidyFolders(folders, new Set([chat]))).toEqual([{ id, name: 'First', chatIds: [chat] }]);
});
