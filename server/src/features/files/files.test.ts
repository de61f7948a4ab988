import { randomBytes } from 'node:crypto';
import type { ChatId, FileId, MessageContent } from '@maru/contract';
import { startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const upload = (who: TestPerson, bytes: Buffer, words: Record<string, string> = {}): Promise<FileId> =>
  uploadFile(server.url, who, { bytes, ...words });

let count = 0;
const groupOf = async (host: TestPerson, ...others: TestPerson[]): Promise<ChatId> => {
  const { chat } = await host.call('chats.create', {
    name: `Trip ${++count}`,
    memberIds: others.map(({ id }) => id),
  });
  for (const other of others)
    await other.call('chats.answerInvitation', { chatId: chat.id, accept: true }).catch(() => undefined);
  return chat.id;
};

const download = (who: TestPerson | undefined, path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    headers: { ...(who && { authorization: `Bearer ${who.token}` }), ...headers },
  });

test('a file is uploaded, sent, and downloaded byte for byte', async () => {
  const [alice, bob] = [await server.alice(), await server.bob()];
  const chatId = await groupOf(alice, bob);
  const bytes = randomBytes(300_000);
  const fileId = await upload(alice, bytes, { filename: 'plan.bin' });
  const { files } = await alice.call('files.get', { fileIds: [fileId] });
  expect(files).toMatchObject([{ id: fileId, state: 'ready', file: { name: 'plan.bin', size: 300_000 } }]);
  await alice.call('messages.send', { chatId, key: 'f1', content: { type: 'file', fileId } });
  const { messages } = await bob.call('messages.history', { chatId });
  const content = messages[0]?.body.content as MessageContent;
  expect(content).toMatchObject({ type: 'file', file: { id: fileId, kind: 'file' } });
  const got = await download(bob, `/files/${chatId}/${fileId}/original`);
  expect(got.status).toBe(200);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
});
