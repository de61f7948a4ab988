import { randomBytes } from 'node:crypto';
import { albumZipUrl, type ChatId, type FileId, type InputOf } from '@maru/contract';
import { startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import type { House } from '../../platform/house.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chae: TestPerson;
let eve: TestPerson;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
  [chae, eve] = [await server.person('chaewon'), await server.person('eve')];
  for (const one of [bob, chae]) {
    await one.call('people.addFriend', { handle: 'alice' });
    await alice.call('people.addFriend', { accountId: one.id });
  }
  chatId = (await alice.call('chats.create', { memberIds: [bob.id, chae.id], name: 'Trip' })).chat.id;
});
afterAll(() => server.stop());

let keys = 0;
const create = async (who: TestPerson, more: Partial<InputOf<'albums.create'>> = {}) =>
  (await who.call('albums.create', { chatId, key: `album-${++keys}`, name: '제주', ...more })).album;
const get = async (who: TestPerson, id: string) =>
  (await who.call('albums.get', { chatId, ids: [id] })).albums[0];
const photo = async (who: TestPerson, filename = '바다.jpg'): Promise<FileId> => {
  const [r, g, b] = randomBytes(3) as unknown as [number, number, number];
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: { r, g, b } } });
  return uploadFile(server.url, who, { bytes: await picture.jpeg().toBuffer(), filename, as: 'photo' });
};
const add = (who: TestPerson, id: string, fileIds: FileId[]) =>
  who.call('albums.add', { chatId, id, fileIds });
const addFrom = (fromSeq: number, who: TestPerson, wish: { id: string; fileIds: FileId[] }) =>
  who.call('albums.add', { chatId, ...wish, fromSeq });
const items = async (who: TestPerson, id: string) =>
  (await who.call('albums.listItems', { chatId, id })).items;
const guestOf = async (chat: ChatId): Promise<TestPerson> => {
  const link = await alice.call('invites.set', { chatId: chat, on: true, guests: true });
  return server.as(await server.call('invites.joinAsGuest', { code: link.code as string, name: 'Gus' }));
};
const fetchAs = (who: TestPerson | undefined, path: string) =>
  fetch(`${server.url}${path}`, { ...(who && { headers: { authorization: `Bearer ${who.token}` } }) });
const fetchFile = async (who: TestPerson, fileId: FileId) =>
  (await fetchAs(who, `/files/${chatId}/${fileId}/list`)).status;

describe('an album', () => {
  it('stands in the room as a card, and a retry makes no second one', async () => {
    const socket = await bob.rawSocket();
    const first = await create(alice, { key: 'same' });
    expect(await create(alice, { key: 'same' })).toEqual(first);
    expect(await socket.nextEntry('album.made')).toMatchObject({ seq: first.seq, body: { id: first.id } });
    expect(await socket.nextEntry('message.sent')).toMatchObject({
      seq: first.cardSeq,
      body: { content: { type: 'card', of: 'album', id: first.id, title: '제주' } },
    });
    expect(first).toMatchObject({ name: '제주', count: 0, cover: null, rev: 1, madeBy: alice.id });
    await expect(create(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(create(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    await expect(create(alice, { name: 'x'.repeat(61) })).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('is one of a hundred at most', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Many' });
    await server.house.db.query(
      `insert into albums (chat_id, album_id, seq, name, made_by, made_at)
       select $1, gen_random_uuid(), 0, 'x', $2, now() from generate_series(1, 100)`,
      [chat.id, alice.id],
    );
    await expect(create(alice, { chatId: chat.id })).rejects.toMatchObject({ code: 'too_many_albums' });
  });

  it('is named anew and given a cover by any member', async () => {
    const album = await create(alice);
    const [one, two] = [await photo(alice), await photo(alice)];
    await add(alice, album.id, [one, two]);
    expect((await get(bob, album.id))?.cover?.id).toBe(two);
    const socket = await chae.rawSocket();
    const change = (who: TestPerson, wish: object) =>
      who.call('albums.change', { chatId, id: album.id, ...wish });
    expect((await change(bob, { name: '강릉', coverId: one })).album).toMatchObject({
      name: '강릉',
      cover: { id: one },
    });
    expect(await socket.nextEntry('album.changed')).toMatchObject({ body: { name: '강릉', rev: 3 } });
    await expect(change(bob, { coverId: await photo(bob) })).rejects.toMatchObject({
      code: 'file_not_found',
    });
    await expect(change(eve, { name: 'x' })).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(change(await guestOf(chatId), { name: 'x' })).rejects.toMatchObject({
      code: 'not_for_guests',
    });
  });

  it('is deleted by its maker and by hosts, with its name and its photos; its card alone takes nothing along', async () => {
    const album = await create(bob, { name: 'secret' });
    const fileId = await photo(bob);
    await add(bob, album.id, [fileId]);
    await bob.call('messages.delete', { chatId, seq: album.cardSeq });
    expect(await get(alice, album.id)).toMatchObject({ count: 1 });
    const remove = (who: TestPerson) => who.call('albums.delete', { chatId, id: album.id });
    await expect(remove(chae)).rejects.toMatchObject({ code: 'not_maker' });
    await expect(remove(eve)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(remove(await guestOf(chatId))).rejects.toMatchObject({ code: 'not_for_guests' });
    expect(await fetchFile(alice, fileId)).toBe(200);
    await remove(alice);
    await expect(remove(bob)).rejects.toMatchObject({ code: 'album_not_found' });
    expect(await fetchFile(alice, fileId)).toBe(404);
    const log = await alice.call('logs.read', { log: `chat:${chatId}`, afterSeq: album.seq - 1 });
    expect(JSON.stringify(log)).not.toMatch(/secret/);
  });
});

describe('filling an album', () => {
  it('is for every member; many at once are a line of the chat', async () => {
    const album = await create(alice);
    const socket = await chae.rawSocket();
    const few = [await photo(bob)];
    expect(await add(bob, album.id, few)).toMatchObject({ added: 1, album: { count: 1, rev: 2 } });
    expect(await socket.nextEntry('album.grew')).toMatchObject({ body: { added: 1, count: 1 } });
    const more = [await photo(bob), await photo(bob), await photo(bob)];
    expect(await add(bob, album.id, [...few, ...more])).toMatchObject({ added: 3, album: { count: 4 } });
    expect(await socket.nextEntry('album.added')).toMatchObject({
      author: bob.id,
      body: { added: 3, name: '제주', cover: { id: more[2] } },
    });
    expect((await add(bob, album.id, more)).added).toBe(0);
    const { messages } = await alice.call('messages.history', { chatId });
    expect(messages.filter((line) => line.kind === 'album.added').at(-1)).toMatchObject({
      body: { id: album.id, added: 3 },
    });
    expect((await items(chae, album.id)).map((item) => item.file.id)).toEqual([...more.toReversed(), ...few]);
    expect([await fetchFile(chae, few[0]!), await fetchFile(eve, few[0]!)]).toEqual([200, 404]);
    await expect(add(eve, album.id, few)).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(add(await guestOf(chatId), album.id, few)).rejects.toMatchObject({ code: 'not_for_guests' });
  });

  it('takes photos of one’s own, or of a message one sees', async () => {
    const album = await create(alice);
    const [mine, theirs] = [await photo(alice), await photo(chae)];
    await expect(add(alice, album.id, [theirs])).rejects.toMatchObject({ code: 'file_not_found' });
    const sent = await chae.call('messages.send', {
      chatId,
      key: 'photos',
      content: { type: 'photos', fileIds: [theirs] },
    });
    await expect(addFrom(sent.seq, alice, { id: album.id, fileIds: [mine] })).rejects.toMatchObject({
      code: 'file_not_found',
    });
    await expect(addFrom(99_999, alice, { id: album.id, fileIds: [theirs] })).rejects.toMatchObject({
      code: 'message_not_found',
    });
    expect((await addFrom(sent.seq, alice, { id: album.id, fileIds: [theirs] })).added).toBe(1);
    const words = await uploadFile(server.url, alice, { bytes: Buffer.from('words'), filename: 'a.txt' });
    await expect(add(alice, album.id, [words])).rejects.toMatchObject({ code: 'wrong_file_kind' });
    // The album holds it when the message is gone.
    await chae.call('messages.delete', { chatId, seq: sent.seq });
    expect(await fetchFile(bob, theirs)).toBe(200);
    // It is still its owner's to take out.
    await chae.call('albums.remove', { chatId, id: album.id, fileIds: [theirs] });
    expect([(await items(bob, album.id)).length, await fetchFile(bob, theirs)]).toEqual([0, 404]);
  });

  it('stops at a thousand', async () => {
    const album = await create(alice);
    await server.house.db.query('update albums set count = 1000 where album_id = $1', [album.id]);
    await expect(add(alice, album.id, [await photo(alice)])).rejects.toMatchObject({ code: 'album_full' });
  });

  it('lets one take out one’s own, and hosts any', async () => {
    const album = await create(alice);
    const [one, two] = [await photo(bob), await photo(bob)];
    await add(bob, album.id, [one, two]);
    await alice.call('albums.change', { chatId, id: album.id, coverId: one });
    const socket = await chae.rawSocket();
    const remove = (who: TestPerson, fileIds: FileId[]) =>
      who.call('albums.remove', { chatId, id: album.id, fileIds });
    await expect(remove(chae, [one])).rejects.toMatchObject({ code: 'not_your_photo' });
    await expect(remove(eve, [one])).rejects.toMatchObject({ code: 'chat_not_found' });
    await expect(remove(await guestOf(chatId), [one])).rejects.toMatchObject({ code: 'not_for_guests' });
    expect((await remove(bob, [one])).album).toMatchObject({ count: 1, cover: { id: two } });
    expect(await socket.nextEntry('album.removed')).toMatchObject({ body: { fileIds: [one], count: 1 } });
    expect((await remove(alice, [two])).album).toMatchObject({ count: 0, cover: null });
  });
});

describe('looking at albums', () => {
  it('lists them newest first and what is in them, to members who were there', async () => {
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Lists' });
    const at = { chatId: chat.id };
    for (const name of ['1', '2', '3']) await create(alice, { ...at, name });
    const first = await bob.call('albums.list', { ...at, limit: 2 });
    const rest = await bob.call('albums.list', { ...at, limit: 2, beforeSeq: first.nextBefore as number });
    expect([...first.albums, ...rest.albums].map(({ name }) => name)).toEqual(['3', '2', '1']);
    expect(rest.nextBefore).toBeNull();
    const { id } = first.albums[0]!;
    const [one, two] = [await photo(alice), await photo(alice)];
    await alice.call('albums.add', { ...at, id, fileIds: [one, two] });
    const page = await bob.call('albums.listItems', { ...at, id, limit: 1 });
    const next = await bob.call('albums.listItems', {
      ...at,
      id,
      limit: 1,
      before: page.nextBefore as number,
    });
    expect([page, next].map((some) => some.items[0]?.file.id)).toEqual([two, one]);
    expect(page.persons).toMatchObject([{ id: alice.id }]);
    const late = await guestOf(chat.id);
    expect((await late.call('albums.list', at)).albums).toEqual([]);
    await expect(late.call('albums.listItems', { ...at, id })).rejects.toMatchObject({
      code: 'album_not_found',
    });
    for (const ask of [
      eve.call('albums.list', at),
      eve.call('albums.get', { ...at, ids: [id] }),
      eve.call('albums.listItems', { ...at, id }),
    ])
      await expect(ask).rejects.toMatchObject({ code: 'chat_not_found' });
  });

  it('gives all of it in one archive, to those who see it', async () => {
    const album = await create(alice, { name: '제주 여행' });
    const fileIds = [await photo(alice), await photo(alice), await photo(alice, 'b.jpg')];
    await add(alice, album.id, fileIds);
    const url = albumZipUrl({ chatId, id: album.id });
    const answer = await fetchAs(bob, url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('제주 여행.zip'));
    const found = await readArchive(Buffer.from(await answer.arrayBuffer()));
    expect([...found.keys()]).toEqual(['바다.jpg', '바다 (2).jpg', 'b.jpg']);
    const original = await fetchAs(bob, `/files/${chatId}/${fileIds[1]}/original`);
    expect(found.get('바다 (2).jpg')).toEqual(Buffer.from(await original.arrayBuffer()));
    expect((await fetchAs(eve, url)).status).toBe(404);
    expect((await fetchAs(undefined, url)).status).toBe(401);
    expect((await fetchAs(bob, albumZipUrl({ chatId, id: crypto.randomUUID() }))).status).toBe(404);
  });
});

/** The files of an archive by their names. */
const readArchive = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (wrong, stream) => {
          if (wrong) return reject(wrong);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            found.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
