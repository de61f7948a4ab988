import { randomBytes } from 'node:crypto';
import type { ChatId, FileId, MessageContent } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  startTestServer,
  uploadFile,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';
import { runJobNow } from '../../platform/jobs/index.ts';
import { bytesName } from './arrival/hold-bytes.ts';
import { cleanUpFiles } from './clean-up.ts';

const clock = movingClock();
let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let eve: TestPerson;
let chatId: ChatId;
beforeAll(async () => {
  server = await startTestServer<House>({
    clock,
    config: { fileBytes: 1_000_000, quotaBytes: 4_000_000 } as never,
  });
  [alice, bob, eve] = [await server.alice(), await server.bob(), await server.person('Eve')];
  chatId = await groupOf(alice, bob);
});
afterAll(() => server.stop());

const upload = (who: TestPerson, bytes: Uint8Array, words: Record<string, string> = {}): Promise<FileId> =>
  uploadFile(server.url, who, { bytes, ...words });

let count = 0;
const groupOf = async (host: TestPerson, ...others: TestPerson[]): Promise<ChatId> => {
  const memberIds = others.map(({ id }) => id);
  const { chat } = await host.call('chats.create', { name: `Trip ${++count}`, memberIds });
  for (const other of others)
    await other.call('chats.answerInvitation', { chatId: chat.id, accept: true }).catch(() => undefined);
  return chat.id;
};

let keys = 0;
const send = (who: TestPerson, fileId: FileId, to = chatId) =>
  who.call('messages.send', { chatId: to, key: `k${++keys}`, content: { type: 'file', fileId } });

const get = (who: TestPerson | undefined, path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    headers: { ...(who && { authorization: `Bearer ${who.token}` }), ...headers },
  });

const refusalOf = async (response: Response) =>
  ((await response.json()) as { refusal: { code: string } }).refusal.code;

const blobOf = async (fileId: FileId) => {
  const { rows } = await server.house.db.query<{ hash: string }>(
    'select hash from files where file_id = $1',
    [fileId],
  );
  return bytesName(rows[0]?.hash as string);
};

test('a file is uploaded, sent, and downloaded byte for byte', async () => {
  const bytes = randomBytes(300_000);
  const fileId = await upload(alice, bytes, { filename: 'plan.bin' });
  const { files } = await alice.call('files.get', { fileIds: [fileId] });
  expect(files).toMatchObject([{ id: fileId, state: 'ready', file: { name: 'plan.bin', size: 300_000 } }]);
  await send(alice, fileId);
  const { messages } = await bob.call('messages.history', { chatId });
  const content = messages[0]?.body.content as MessageContent;
  expect(content).toMatchObject({ type: 'file', file: { id: fileId, kind: 'file' } });
  const got = await get(bob, `/files/${chatId}/${fileId}/original`);
  expect(got.status).toBe(200);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
});

test('an empty file is a file', async () => {
  const fileId = await upload(alice, Buffer.alloc(0), { filename: 'empty.txt' });
  await send(alice, fileId);
  const got = await get(bob, `/files/${chatId}/${fileId}/original`);
  expect([got.status, await got.text()]).toEqual([200, '']);
});

describe('who may', () => {
  test('only its owner knows, sends and discards a file that is in no message', async () => {
    const fileId = await upload(alice, randomBytes(10));
    expect((await bob.call('files.get', { fileIds: [fileId] })).files).toEqual([]);
    await expectRefusal(send(bob, fileId), 'file_not_found');
    await expectRefusal(bob.call('files.discard', { fileId }), 'file_not_found');
    expect((await get(bob, `/files/mine/${fileId}/original`)).status).toBe(404);
    expect((await get(alice, `/files/mine/${fileId}/original`)).status).toBe(200);
    expect((await get(alice, `/files/${chatId}/${fileId}/original`)).status).toBe(404);
    await alice.call('files.discard', { fileId });
    expect((await get(alice, `/files/mine/${fileId}/original`)).status).toBe(404);
  });

  test('a link that leaks opens for nobody else', async () => {
    const fileId = await upload(alice, randomBytes(10));
    await send(alice, fileId);
    const path = `/files/${chatId}/${fileId}/original`;
    expect(await refusalOf(await get(undefined, path))).toBe('not_signed_in');
    expect(await refusalOf(await get(eve, path))).toBe('file_not_found');
    expect((await get(bob, path)).status).toBe(200);
    await expectRefusal(eve.call('files.list', { chatId }), 'chat_not_found');
    // Through a room that Eve is in, it does not open either.
    const evesRoom = await groupOf(eve);
    expect((await get(eve, `/files/${evesRoom}/${fileId}/original`)).status).toBe(404);
  });

  test('a cookie opens a file for our own pages, and not for those of others', async () => {
    const fileId = await upload(alice, randomBytes(10));
    const ask = (site: string | undefined) =>
      get(undefined, `/files/mine/${fileId}/original`, {
        cookie: `maru_session=${alice.token}`,
        ...(site && { 'sec-fetch-site': site }),
      });
    for (const site of ['same-origin', 'none', undefined]) expect((await ask(site)).status).toBe(200);
    for (const site of ['cross-site', 'same-site'])
      expect(await refusalOf(await ask(site))).toBe('wrong_origin');
  });

  test('who came later, left, or put the message away does not get its file', async () => {
    const carol = await server.person('Carol');
    const room = await groupOf(alice, bob);
    const fileId = await upload(alice, randomBytes(10));
    const { seq } = await send(alice, fileId, room);
    const path = `/files/${room}/${fileId}/original`;
    await alice.call('chats.invite', { chatId: room, accountIds: [carol.id] });
    await carol.call('chats.answerInvitation', { chatId: room, accept: true }).catch(() => undefined);
    expect((await get(carol, path)).status).toBe(404);
    expect((await carol.call('files.list', { chatId: room })).items).toEqual([]);
    await bob.call('messages.hide', { chatId: room, seqs: [seq] });
    expect((await get(bob, path)).status).toBe(404);
    const again = await send(alice, fileId, room);
    expect((await get(bob, path)).status).toBe(200);
    expect((await get(carol, path)).status).toBe(200);
    await carol.call('chats.leave', { chatId: room });
    expect((await get(carol, path)).status).toBe(404);
    await alice.call('messages.delete', { chatId: room, seq });
    await alice.call('messages.delete', { chatId: room, seq: again.seq });
    expect((await get(bob, path)).status).toBe(404);
  });

  test('a guest may send files too', async () => {
    const room = await groupOf(alice);
    const { code } = (await alice.call('invites.set', { chatId: room, on: true, guests: true })) as {
      code: string;
    };
    const guest = server.as((await server.call('invites.joinAsGuest', { code, name: 'Gus' })) as never);
    const fileId = await upload(guest, randomBytes(10));
    await send(guest, fileId, room);
    expect((await get(alice, `/files/${room}/${fileId}/original`)).status).toBe(200);
  });
});

test('a forwarded copy opens where it went', async () => {
  const room = await groupOf(bob, eve);
  const fileId = await upload(alice, randomBytes(10));
  const { seq } = await send(alice, fileId);
  await bob.call('messages.forward', { chatId, seqs: [seq], toChatIds: [room], key: 'fw' });
  expect((await get(eve, `/files/${room}/${fileId}/original`)).status).toBe(200);
  await alice.call('messages.delete', { chatId, seq });
  expect((await get(bob, `/files/${chatId}/${fileId}/original`)).status).toBe(404);
  expect((await get(eve, `/files/${room}/${fileId}/original`)).status).toBe(200);
});

test('what is no photo goes as a file, and not among photos', async () => {
  const [one, two] = [await upload(alice, randomBytes(9)), await upload(alice, randomBytes(9))];
  const content = { type: 'photos' as const, fileIds: [one, two] };
  const { details } = await expectRefusal(
    alice.call('messages.send', { chatId, key: 'photos', content }),
    'wrong_file_kind',
  );
  expect(details).toMatchObject({ kind: 'file' });
  await alice.call('messages.send', { chatId, key: 'v1', content: { type: 'video', fileId: one } });
  const { messages } = await bob.call('messages.history', { chatId, limit: 1 });
  expect(messages[0]?.body.content).toMatchObject({ type: 'file' });
});

describe('what is kept', () => {
  test('the same bytes are stored once, and go with the last file that has them', async () => {
    const bytes = randomBytes(1_000);
    const [mine, his] = [await upload(alice, bytes), await upload(bob, bytes)];
    const name = await blobOf(mine);
    expect(await blobOf(his)).toBe(name);
    await alice.call('files.discard', { fileId: mine });
    expect(await server.house.blobs.open(name)).toBeDefined();
    await bob.call('files.discard', { fileId: his });
    expect(await server.house.blobs.open(name)).toBeUndefined();
  });

  test('a file that nobody refers to any longer is removed', async () => {
    const [never, sent, erased] = [
      await upload(alice, randomBytes(99)),
      await upload(alice, randomBytes(99)),
      await upload(alice, randomBytes(99)),
    ];
    const names = { never: await blobOf(never), sent: await blobOf(sent), erased: await blobOf(erased) };
    await send(alice, sent);
    await expectRefusal(alice.call('files.discard', { fileId: sent }), 'file_in_use');
    const { seq } = await send(alice, erased);
    await alice.call('messages.delete', { chatId, seq });
    await runJobNow(server.house, cleanUpFiles);
    expect(await server.house.blobs.open(names.erased)).toBeUndefined();
    expect(await server.house.blobs.open(names.never)).toBeDefined();
    clock.moveBy({ hours: 25 });
    await runJobNow(server.house, cleanUpFiles);
    expect(await server.house.blobs.open(names.never)).toBeUndefined();
    expect(await server.house.blobs.open(names.sent)).toBeDefined();
    expect((await get(bob, `/files/${chatId}/${sent}/original`)).status).toBe(200);
  });

  test('more than the quota and larger than the limit are refused', async () => {
    const dan = await server.person('Dan');
    await expect(upload(dan, Buffer.alloc(1_000_001))).rejects.toThrow('too_large');
    for (let n = 0; n < 4; n++) await upload(dan, Buffer.alloc(1_000_000, n));
    await expect(upload(dan, Buffer.alloc(1))).rejects.toThrow('quota_full');
    expect(await dan.call('files.usage', {})).toEqual({
      bytes: 4_000_000,
      quotaBytes: 4_000_000,
      fileBytes: 1_000_000,
    });
  });
});

test('the gallery goes from the newest to the oldest, by kind, page by page', async () => {
  const room = await groupOf(alice, bob);
  const ids: FileId[] = [];
  for (let n = 0; n < 5; n++) {
    const fileId = await upload(alice, randomBytes(20 + n), { filename: `${n}.bin` });
    await send(n % 2 ? bob : alice, n % 2 ? await upload(bob, randomBytes(20)) : fileId, room);
    ids.push(fileId);
  }
  const first = await bob.call('files.list', { chatId: room, limit: 3 });
  expect(first.items).toHaveLength(3);
  expect(first.items[0]?.file.id).toBe(ids[4]);
  expect(first.persons.map(({ name }) => name).sort()).toEqual(['Alice', 'Bob']);
  const rest = await bob.call('files.list', { chatId: room, limit: 3, after: first.next! });
  expect(rest.items).toHaveLength(2);
  expect(rest.next).toBeUndefined();
  expect((await bob.call('files.list', { chatId: room, kinds: ['photo'] })).items).toEqual([]);
});

describe('a download', () => {
  let path: string;
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = randomBytes(10_000);
    const fileId = await upload(alice, bytes, { filename: '여행 "계획".bin' });
    path = `/files/mine/${fileId}/original`;
  });

  test('has headers under which it cannot run as our page', async () => {
    const { headers } = await get(alice, `${path}?download`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="__ ____.bin"; filename*=UTF-8''${encodeURIComponent('여행 _계획_.bin')}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  });

  test('of a PDF is kept, or read in the browser’s own viewer, and never more than that', async () => {
    const pdf = Buffer.from('%PDF-1.4\n<script>alert(1)</script>');
    const fileId = await upload(alice, pdf, { filename: 'plan.pdf' });
    const kept = await get(alice, `/files/mine/${fileId}/original`);
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(kept.headers.get('content-security-policy')).toMatch(/^sandbox/);
    const read = await get(alice, `/files/mine/${fileId}/original?view`);
    expect(read.headers.get('content-disposition')).toMatch(/^inline; filename="plan.pdf"/);
    expect(read.headers.get('content-type')).toBe('application/pdf');
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect(read.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    // What is no PDF is not shown by asking so.
    const other = await get(alice, `${path}?view`);
    expect(other.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(other.headers.get('content-security-policy')).toMatch(/^sandbox/);
  });

  test('of a photo is a JPEG where nothing else is taken', async () => {
    const photo = { create: { width: 40, height: 30, channels: 3 as const, background: '#5a9' } };
    const fileId = await upload(alice, await sharp(photo).png().toBuffer(), { as: 'photo' });
    const shown = await get(alice, `/files/mine/${fileId}/list`, { accept: 'image/jpeg' });
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(shown.headers.get('vary')).toContain('Accept');
    const { format, width } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect([format, width]).toEqual(['jpeg', 40]);
    const usual = await get(alice, `/files/mine/${fileId}/list`, { accept: 'image/webp,*/*' });
    expect(usual.headers.get('content-type')).toBe('image/webp');
    expect(usual.headers.get('etag')).not.toBe(shown.headers.get('etag'));
  });

  test('can be a stretch of it', async () => {
    const whole = await get(alice, path);
    const etag = whole.headers.get('etag') as string;
    const cases: [range: string, status: number, start: number, end: number][] = [
      ['bytes=0-99', 206, 0, 100],
      ['bytes=9990-', 206, 9_990, 10_000],
      ['bytes=-10', 206, 9_990, 10_000],
      ['bytes=9999-20000', 206, 9_999, 10_000],
      ['bytes=0-1,5-6', 200, 0, 10_000],
      ['bytes=7-3', 200, 0, 10_000],
      ['lines=0-1', 200, 0, 10_000],
    ];
    for (const [range, status, start, end] of cases) {
      const got = await get(alice, path, { range });
      expect([range, got.status]).toEqual([range, status]);
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
      if (status === 206) expect(got.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/10000`);
    }
    const beyond = await get(alice, path, { range: 'bytes=10000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10000']);
    expect((await get(alice, path, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await get(alice, path, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
    expect((await get(alice, path, { 'if-none-match': etag })).status).toBe(304);
  });

  test('can be asked about without its bytes', async () => {
    const { status, headers } = await fetch(server.url + path, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${alice.token}` },
    });
    expect([status, headers.get('content-length'), headers.get('accept-ranges')]).toEqual([
      200,
      '10000',
      'bytes',
    ]);
  });

  test('of an unknown form or file is not there', async () => {
    for (const wrong of [path.replace('original', 'evil'), '/files/mine/no-id/original', `${path}/../x`])
      expect((await get(alice, wrong)).status).toBe(404);
  });
});

test('a file whose days are over is let go, and says so before', async () => {
  const short = movingClock();
  const host = await startTestServer<House>({ clock: short, config: { fileDays: 7 } as never });
  try {
    const ann = await host.alice();
    const { chat } = await ann.call('chats.create', { memberIds: [] });
    const fileId = await uploadFile(host.url, ann, { bytes: randomBytes(10) });
    const content = { type: 'file' as const, fileId };
    await ann.call('messages.send', { chatId: chat.id, key: 'a', content });
    const [item] = (await ann.call('files.list', { chatId: chat.id })).items;
    const days = (Date.parse(item?.file.expiresAt ?? '') - short.now().getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    short.moveBy({ days: 8 });
    const ask = () =>
      fetch(`${host.url}/files/${chat.id}/${fileId}/original`, {
        headers: { authorization: `Bearer ${ann.token}` },
      });
    expect(await refusalOf(await ask())).toBe('file_expired');
    expect((await ann.call('files.list', { chatId: chat.id })).items).toEqual([]);
    await runJobNow(host.house, cleanUpFiles);
    expect((await ask()).status).toBe(404);
    expect((await ann.call('files.usage', {})).bytes).toBe(0);
  } finally {
    await host.stop();
  }
});
