import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatId, FileId } from '@maru/contract';
import { FileSealer, startSealing } from '@maru/crypto/sealed-files';
import {
  startPushReceiver,
  startTestServer,
  uploadFile,
  type PushReceiver,
  type TestBrowser,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { disguisesOf, findDisguised, openSecretDevice, type SecretDevice } from '@maru/testing/secret';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../main.ts';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';

/** Stands in everything that is said in secret rooms, and nowhere else. */
const canary = 'QzxCanary한글';
/** The same outside of them: what shows that the search finds what is there. */
const control = 'QzxControl한글';

const logged: string[] = [];
/** Everything that the clients have sent to the host, as it went. */
const received: string[] = [];
let server: TestServer<House>;
let receiver: PushReceiver;
let phone: TestBrowser;
let devices: Record<'alice' | 'bob' | 'carol', SecretDevice>;
let room: ChatId;
let pair: ChatId;
let seen: string[];
let fileId: FileId;

const somebody = async (name: string): Promise<TestPerson> => {
  const person = await server.person(name);
  const { call } = person;
  await call('accounts.updateSettings', { addToGroups: 'everyone' });
  return Object.assign(person, {
    call: (method: never, input: never) => {
      received.push(JSON.stringify(input));
      return call(method, input);
    },
  });
};

const sealFile = async (who: TestPerson): Promise<{ id: FileId; key: string }> => {
  const bytes = Buffer.from(`${canary} `.repeat(2_000));
  const start = startSealing();
  const sealer = new FileSealer(start, {
    size: bytes.length,
    read: async (from, to) => bytes.subarray(from, to),
  });
  const sealed = Buffer.from(await sealer.slice(0, sealer.size));
  received.push(sealed.toString('latin1'));
  const id = await uploadFile(server.url, who, { bytes: sealed, as: 'sealed', filename: 'file' });
  return { id, key: Buffer.from(start.key).toString('base64') };
};

/** Says something in every way there is. */
const talk = async (device: SecretDevice, chatId: ChatId): Promise<void> => {
  const there = await device.room(chatId);
  const file = await sealFile(device.who);
  fileId = file.id;
  const ref = {
    id: file.id,
    kind: 'photo',
    name: `${canary}.jpg`,
    type: 'image/jpeg',
    sealed: { key: file.key },
  };
  const { seq } = await there.send({ kind: 'message', text: `${canary} hello` }, { key: randomUUID() });
  const said = [
    { kind: 'message', text: canary, replyTo: { seq, text: canary, authorName: canary } },
    { kind: 'message', text: '', content: { type: 'photos', files: [ref] } },
    { kind: 'message', text: '', content: { type: 'contact', name: canary, phones: [canary], emails: [] } },
    { kind: 'message', text: `https://example.org/${canary}`, card: { title: canary } },
    { kind: 'edit', seq, text: `${canary} edited` },
    { kind: 'react', seq, emoji: canary },
    { kind: 'name', name: canary },
  ];
  for (const draft of said)
    await there.send(draft as never, {
      key: randomUUID(),
      ...('content' in draft && draft.content?.type === 'photos' && { fileIds: [file.id] }),
    });
};

const catchUpAll = async () => {
  for (const device of Object.values(devices)) await device.catchUp();
};

beforeAll(async () => {
  receiver = await startPushReceiver(() => new Date());
  server = await startTestServer<House>({
    config: { logLevel: 'debug', push: 'anywhere' } as never,
    logTo: { write: (line) => void logged.push(line) },
  });
  const [alice, bob, carol] = [await somebody('alice'), await somebody('bob'), await somebody('carol')];
  phone = receiver.browser();
  await bob.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  await bob.call('notifications.addDevice', { ...phone.subscription, language: 'ko' });
  devices = {
    alice: await openSecretDevice(alice),
    bob: await openSecretDevice(bob),
    carol: await openSecretDevice(carol),
  };
  const { rooms } = devices.alice;
  room = (await rooms.create({ key: randomUUID(), kind: 'group', accountIds: [bob.id] })).roomId as ChatId;
  pair = (await rooms.create({ key: randomUUID(), kind: 'direct', accountIds: [carol.id] })).roomId as ChatId;
  await catchUpAll();
  await talk(devices.alice, room);
  await (await devices.alice.room(room)).addMembers([carol.id]);
  await catchUpAll();
  await talk(devices.bob, room);
  await talk(devices.carol, pair);
  await catchUpAll();
  await (await devices.alice.room(room)).removeMembers([carol.id]);
  await catchUpAll();
  await (
    await devices.alice.room(room)
  ).send({ kind: 'message', text: `${canary} last` }, { key: randomUUID() });
  await catchUpAll();
  seen = devices.bob.texts(room);
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id] });
  await (await server.person('alice')).call('messages.send', { chatId: chat.id, key: 'c', text: control });
  for (const feature of features) for (const job of feature.jobs ?? []) await runJobNow(server.house, job);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

/** All of the database, as bytes: what is bytes in it as such. */
const dump = async (): Promise<Buffer> => {
  const { rows: tables } = await server.house.db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const parts: Buffer[] = [];
  for (const { name } of tables)
    for (const row of (await server.house.db.query(`select * from "${name}"`)).rows)
      for (const value of Object.values(row as object))
        parts.push(
          Buffer.isBuffer(value)
            ? value
            : Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
          Buffer.from('\0'),
        );
  return Buffer.concat(parts);
};

const readFolder = async (folder: string): Promise<Buffer> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Buffer.concat([
    ...(await Promise.all(files.map((file) => readFile(file)))),
    Buffer.from(files.join()),
  ]);
};

it('the members read all of it, before and after somebody came and went', () => {
  expect(seen.filter((text) => text.includes(canary))).toHaveLength(7);
  expect(seen.filter((text) => text.startsWith('['))).toEqual([]);
  expect(devices.carol.texts(room).filter((text) => text.includes(canary))).toHaveLength(3);
  expect(devices.alice.texts(pair).filter((text) => text.includes(canary))).toHaveLength(3);
});

it('the search finds a text in each of its disguises', () => {
  for (const [name, bytes] of disguisesOf(canary))
    expect(findDisguised(Buffer.concat([Buffer.from('xx'), bytes]), canary)).toContain(name);
});

describe('the host has no word of it', () => {
  it('in the database, where the words of other chats are', async () => {
    const all = await dump();
    expect(findDisguised(all, control)).toContain('utf-8');
    expect(findDisguised(all, canary)).toEqual([]);
  });

  it('in its files, by name or content; members get the very bytes that were sealed', async () => {
    expect(findDisguised(await readFolder(server.house.config.dataDir), canary)).toEqual([]);
    const got = await fetch(`${server.url}/files/${room}/${fileId}/original`, {
      headers: { authorization: `Bearer ${devices.bob.who.token}` },
    });
    expect(got.status).toBe(404);
    const mine = await fetch(`${server.url}/files/${pair}/${fileId}/original`, {
      headers: { authorization: `Bearer ${devices.alice.who.token}` },
    });
    expect(received).toContain(Buffer.from(await mine.arrayBuffer()).toString('latin1'));
  });

  it('in any frame that it was sent', () => {
    expect(received.length).toBeGreaterThan(50);
    expect(findDisguised(Buffer.from(received.join('\0')), canary)).toEqual([]);
    expect(findDisguised(Buffer.from(received.join('\0'), 'latin1'), canary)).toEqual([]);
  });

  it('in its log at its most talkative, and in its figures', async () => {
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    expect(figures).toContain('secretChats.send');
    expect(findDisguised(Buffer.from(logged.join('\n') + figures), canary)).toEqual([]);
  });

  it('in a push, which says that something came, and not from whom or where', () => {
    const payloads = phone.pushes.map(({ payload }) => payload);
    const secret = payloads.filter(({ kind }) => kind === 'something');
    expect(secret.length).toBeGreaterThan(0);
    for (const payload of secret)
      expect(Object.keys(payload).toSorted()).toEqual(['badge', 'kind', 'language', 'seq', 'silent']);
    const bodies = phone.pushes.map(({ payload, body }) => JSON.stringify(payload) + body.toString('latin1'));
    expect(findDisguised(Buffer.from(bodies.join('\0')), canary)).toEqual([]);
    expect(JSON.stringify(secret)).not.toMatch(/alice/i);
  });

  it('in search, in what its members can take along, or in the list', async () => {
    const bob = devices.bob.who;
    const { hits } = (await bob.call('search.messages', { query: 'QzxCanary' })) as { hits?: unknown[] };
    expect(hits ?? []).toEqual([]);
    const chats = JSON.stringify(await bob.call('chats.list', {}));
    expect(findDisguised(Buffer.from(chats), canary)).toEqual([]);
  });
});
