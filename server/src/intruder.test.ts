import { randomBytes, randomUUID } from 'node:crypto';
import type { ChatId, FileId, InputOf } from '@maru/contract';
import { expectRefusal, startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import { buildWorld, type World } from '@maru/testing/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Somebody with an account and a room of their own tries to get at what Alice has, by ids that leaked. */
let server: TestServer;
let world: World;
let intruder: TestPerson;
let ownChat: ChatId;
/** In a message of Alice's group, and in none. */
let sent: FileId;
let loose: FileId;
const addresses: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
  world = await buildWorld(server);
  const { alice, stranger } = world.cast;
  intruder = stranger;
  ownChat = (await intruder.call('chats.create', { memberIds: [], name: 'Mine' })).chat.id;
  const { chatId } = world.group;
  sent = await uploadFile(server.url, alice, { bytes: randomBytes(100), filename: 'plan.bin' });
  await alice.call('messages.send', { chatId, key: 'sent', content: { type: 'file', fileId: sent } });
  loose = world.group.own.looseFileId;
  const { archive } = await alice.call('archive.start', { chatId });
  addresses.push(
    `/files/${chatId}/${sent}/original`,
    `/files/${ownChat}/${sent}/original`,
    `/files/mine/${sent}/original`,
    `/files/mine/${loose}/original`,
    `/files/${chatId.toUpperCase()}/${sent}/original`,
    `/files/${chatId}/${sent}/..%2F..%2Foriginal`,
    `/albums/${chatId}/${world.group.albumId}.zip`,
    `/albums/${ownChat}/${world.group.albumId}.zip`,
    `/api/archives/${archive.id}`,
    `/api/uploads/${sent}`,
  );
});
afterAll(() => server.stop());

const get = (path: string, { token }: { token?: string } = {}, method = 'GET') =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...(token && { authorization: `Bearer ${token}` }) },
  });

describe('files, albums and archives of others', () => {
  it.each(['stranger', 'blocked', 'former', 'guestElsewhere', 'operator'] as const)(
    'do not open for %s, whatever address they are asked for at',
    async (kind) => {
      const heard = await Promise.all(
        addresses.map(async (path) => (await get(path, world.cast[kind])).status),
      );
      expect(heard.every((status) => [403, 404, 405, 410].includes(status))).toBe(true);
    },
  );

  it('do not open for nobody, an ended session, or somebody who is kept out', async () => {
    const { suspended } = world.cast;
    for (const who of [{}, { token: 'x'.repeat(43) }, suspended]) {
      const heard = await Promise.all(addresses.map(async (path) => (await get(path, who)).status));
      expect(heard.every((status) => [401, 403, 404].includes(status))).toBe(true);
    }
  });

  it('are answered like ids of nothing', async () => {
    const ids = /[\da-f]{8}-[\da-f-]{27}/gi;
    for (const path of addresses) {
      const real = await get(path, intruder);
      const none = await get(
        path.replaceAll(ids, (id) => (id === ownChat ? id : randomUUID())),
        intruder,
      );
      expect([path, real.status, await real.text()]).toEqual([path, none.status, await none.text()]);
    }
  });

  it('are neither gone on with nor thrown away by others', async () => {
    for (const method of ['HEAD', 'PATCH', 'DELETE'])
      expect([403, 404, 405, 415]).toContain((await get(`/api/uploads/${loose}`, intruder, method)).status);
    await expectRefusal(intruder.call('files.discard', { fileId: loose }), 'file_not_found');
    expect((await get(`/files/mine/${loose}/original`, world.cast.alice)).status).toBe(200);
  });
});

describe('a file of somebody else', () => {
  const contents = (fileId: FileId): InputOf<'messages.send'>['content'][] => [
    { type: 'file', fileId },
    { type: 'photos', fileIds: [fileId] },
    { type: 'voice', fileId },
  ];

  it('is not sent, scheduled, posted, put into an album or brought in as one’s own', async () => {
    for (const fileId of [sent, loose, world.group.photoId]) {
      for (const content of contents(fileId)) {
        const words = { chatId: ownChat, key: randomUUID(), content };
        await expectRefusal(intruder.call('messages.send', words), 'file_not_found');
        const at = new Date(Date.now() + 3_600_000).toISOString();
        await expectRefusal(intruder.call('later.schedule', { ...words, at }), 'file_not_found');
      }
      const post = { chatId: ownChat, key: randomUUID(), text: 'x', fileIds: [fileId] };
      await expectRefusal(intruder.call('board.post', post), 'file_not_found');
      const { album } = await intruder.call('albums.create', {
        chatId: ownChat,
        key: randomUUID(),
        name: 'x',
      });
      const wish = { chatId: ownChat, id: album.id, fileIds: [fileId] };
      await expectRefusal(intruder.call('albums.add', wish), 'file_not_found');
      await expectRefusal(
        intruder.call('albums.change', { chatId: ownChat, id: album.id, coverId: fileId }),
        'file_not_found',
      );
      await expectRefusal(intruder.call('archive.bringIn', { fileId }), 'file_not_found');
    }
  });

  it('is no picture of one’s own, nor is a picture of somebody else', async () => {
    for (const id of [sent, world.group.own.pictureId]) {
      await expectRefusal(
        intruder.call('accounts.updateProfile', { photo: id as never }),
        'picture_not_found',
      );
      await expectRefusal(
        intruder.call('chats.update', { chatId: ownChat, photo: id as never }),
        'picture_not_found',
      );
    }
  });
});

describe('messages of others', () => {
  it('are not forwarded out of their chat, nor into one', async () => {
    const { chatId, seq } = world.group;
    const out = { chatId, seqs: [seq], toChatIds: [ownChat], key: 'out' };
    await expectRefusal(intruder.call('messages.forward', out), 'chat_not_found');
    const mine = await intruder.call('messages.send', { chatId: ownChat, key: 'mine', text: 'mine' });
    const into = { chatId: ownChat, seqs: [mine.seq], toChatIds: [ownChat, chatId], key: 'into' };
    const before = (await world.cast.alice.call('messages.history', { chatId })).lastSeq;
    await expectRefusal(intruder.call('messages.forward', into), 'chat_not_found');
    expect((await world.cast.alice.call('messages.history', { chatId })).lastSeq).toBe(before);
    const { lastSeq } = await intruder.call('messages.history', { chatId: ownChat });
    expect(lastSeq).toBeGreaterThan(0);
  });

  it('are in no log of theirs that can be read', async () => {
    const { alice } = world.cast;
    for (const log of [`chat:${world.group.chatId}`, `account:${alice.id}`] as const)
      await expectRefusal(intruder.call('logs.read', { log, afterSeq: 0 }), 'chat_not_found');
    const socket = await intruder.rawSocket({
      cursors: { [`chat:${world.group.chatId}`]: 0, [`account:${alice.id}`]: 0 },
    });
    await alice.call('messages.send', { chatId: world.group.chatId, key: 'live', text: 'qzxlive' });
    await intruder.call('messages.send', { chatId: ownChat, key: 'own', text: 'own' });
    const { log } = (await socket.nextEntry('message.sent')) as { log: string };
    expect(log).toBe(`chat:${ownChat}`);
    await socket.close();
  });
});
