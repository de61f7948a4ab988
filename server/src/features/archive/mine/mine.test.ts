import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveUrl, type ChatId } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  someCommit,
  someDeviceKeys,
  someSealed,
  someWelcome,
  startTestServer,
  testPassword,
  uploadFile,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../../platform/house.ts';
import { runJobNow } from '../../../platform/jobs/index.ts';
import { makeArchives } from '../make-archives.ts';
import { openZip } from '../read-zip.ts';
import { readMyChatIds } from '../store.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maru-mine-test-'));
  server = await startTestServer<House>({ clock });
  [alice, bob] = [await server.alice(), await server.bob()];
  ({ id: chatId } = (await bob.call('chats.create', { memberIds: [alice.id] })).chat);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const make = async (who: TestPerson, language: 'ko' | 'en' = 'en'): Promise<string> => {
  const { archive } = await who.call('archive.startMine', { language });
  await runJobNow(server.house, makeArchives);
  const state = async () =>
    (await who.call('archive.list', {})).archives.find(({ id }) => id === archive.id)?.state;
  await expect.poll(state).toBe('ready');
  return archive.id;
};

const fetchFile = (id: string, who: TestPerson) =>
  fetch(`${server.url}${archiveUrl(id)}`, { headers: { authorization: `Bearer ${who.token}` } });

const download = async (id: string, who: TestPerson) => {
  const path = join(folder, `${id}.zip`);
  await writeFile(path, Buffer.from(await (await fetchFile(id, who)).arrayBuffer()));
  return openZip(path);
};

describe('my data', () => {
  it('says that what I wrote in secret chats is not in it, and why; nor is such a chat taken along', async () => {
    const [writer, reader] = [await server.person('writer'), await server.person('reader')];
    await writer.call('secretChats.registerDevice', someDeviceKeys());
    const { deviceId } = await reader.call('secretChats.registerDevice', someDeviceKeys());
    const groupId = randomBytes(32).toString('base64');
    const { chat } = await writer.call('secretChats.create', {
      ...{ key: 'room', kind: 'direct', groupId, memberIds: [reader.id] },
      commit: someCommit({ groupId, epoch: 0 }),
      welcomes: [{ welcome: someWelcome(), for: [{ accountId: reader.id, deviceId }] }],
    });
    const said = someSealed({ groupId, epoch: 1 });
    await writer.call('secretChats.send', { chatId: chat.id, key: 's', counts: true, ...said });
    const zip = await download(await make(writer), writer);
    const index = await zip.read('index.html', 1e6);
    expect(index).toContain('Messages of secret chats (1)');
    expect(index).toContain('This host cannot open them');
    expect(zip.has('messages/001 reader/messages.jsonl')).toBe(false);
    await expectRefusal(writer.call('archive.start', { chatId: chat.id }), 'not_in_secret_chat');
    expect(await readMyChatIds(server.house.db, writer.id)).toEqual([]);
  });

  it('holds my rows, what I wrote and my files, as data and as pages, and nothing that others wrote', async () => {
    await bob.call('people.addFriend', { handle: 'alice' } as never);
    await bob.call('people.updateFriend', { accountId: alice.id, memo: '같은 반 <친구>' });
    await alice.call('messages.send', { chatId, key: 'a', text: 'alice wrote this' });
    const bytes = Buffer.from('the bytes of bob');
    const fileId = await uploadFile(server.url, bob, { bytes, filename: '메모.txt' });
    const { seq } = await bob.call('messages.send', { chatId, key: 'b', text: 'bob wrote this' });
    await bob.call('messages.edit', { chatId, seq, text: 'bob wrote this anew' });
    await bob.call('messages.send', { chatId, key: 'f', content: { type: 'file', fileId } });

    const zip = await download(await make(bob, 'ko'), bob);
    const read = (path: string) => zip.read(path, 1e6);
    const people = JSON.parse(await read('data/people.json')) as Record<string, object[]>;
    expect(people['friends.account_id']).toMatchObject([{ friend_id: alice.id, memo: '같은 반 <친구>' }]);
    const page = await read('pages/people.html');
    expect(page).toContain('같은 반 &lt;친구&gt;');
    expect(page).toContain('Alice (@alice)');
    const index = await read('index.html');
    expect(index).toContain('내 데이터');
    // What is left out, and why, in the language of whoever asked.
    expect(index.slice(index.indexOf('<details'))).toContain('비밀이에요');
    const lines = (await read('messages/001 Alice/messages.jsonl')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { body: { text: 'bob wrote this anew' }, earlier: [{ text: 'bob wrote this' }] },
      { body: { content: { type: 'file' } } },
    ]);
    const month = clock.now().toISOString().slice(0, 7);
    const messages = await read(`messages/001 Alice/${month}.html`);
    expect(messages).not.toContain('alice wrote');
    const file = `files/files/${fileId.slice(-8)} 메모.txt`;
    expect(messages).toContain(`../../${file.split('/').map(encodeURIComponent).join('/')}`);
    expect(await read(file)).toBe('the bytes of bob');
    zip.close();
  });

  it('is asked for with a proof, and given out with one, to nobody else', async () => {
    const id = await make(bob);
    expect((await fetchFile(id, bob)).status).toBe(200);
    clock.moveBy({ minutes: 6 });
    await expectRefusal(bob.call('archive.startMine', {}), 'proof_needed');
    await expectRefusal(bob.call('archive.openMine', { id }), 'proof_needed');
    expect((await fetchFile(id, bob)).status).toBe(403);
    await bob.call('proof.give', { way: 'password', password: testPassword });
    await bob.call('archive.openMine', { id });
    expect((await fetchFile(id, bob)).status).toBe(200);
    await expectRefusal(alice.call('archive.openMine', { id }), 'archive_not_found');
    expect((await fetchFile(id, alice)).status).toBe(404);
    await expectRefusal(bob.call('archive.startMine', { zone: 'Mars/Base' }), 'bad_input');
  });

  it('is made for guests too, who have nothing to prove anything by', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [], name: 'Open' });
    const { code } = await alice.call('invites.set', { chatId: chat.id, on: true });
    const guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
    clock.moveBy({ minutes: 6 });
    const zip = await download(await make(guest), guest);
    expect(await zip.read('data/accounts.json', 1e6)).toContain('Visitor');
    expect(await zip.read('index.html', 1e6)).toContain('It is a secret, kept hashed');
    zip.close();
  });
});
