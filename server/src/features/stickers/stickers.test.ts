import { limits, type ChatId, type StickerPack, type UploadedSticker } from '@maru/contract';
import { expectRefusal, startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { v4, v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';
import { cleanUpPictures } from './clean-up.ts';
import { writeUses } from './count-uses.ts';

let server: TestServer<House>;
let operator: TestPerson;
let bob: TestPerson;
let guest: TestPerson;
let chatId: ChatId;
beforeAll(async () => {
  server = await startTestServer<House>();
  operator = await server.alice();
  bob = await server.bob();
  chatId = (await bob.call('chats.create', { memberIds: [], name: 'Room' })).chat.id;
  const { code } = await bob.call('invites.set', { chatId, on: true });
  guest = server.as(await server.call('invites.joinAsGuest', { code: code!, name: 'Visitor' }));
});
afterAll(() => server.stop());

const drawing = (background = '#5a9') =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } });

const post = (person: TestPerson | undefined, body: Buffer | string) =>
  fetch(`${server.url}/api/stickers`, {
    method: 'POST',
    headers: {
      'content-type': 'image/png',
      ...(person && { authorization: `Bearer ${person.token}` }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

const bring = async (person: TestPerson, background?: string): Promise<UploadedSticker> =>
  (await (await post(person, await drawing(background).png().toBuffer())).json()) as UploadedSticker;

const makeOf = async (person: TestPerson, name = 'Our cat'): Promise<StickerPack> => {
  const { id } = await bring(person);
  const stickers = [{ id, word: 'Meow', tags: ['cat', '고양이'] }];
  return (await person.call('stickers.make', { name, stickers })).pack;
};

const publish = async (person: TestPerson, name?: string): Promise<StickerPack> => {
  const { id: packId } = await makeOf(person, name);
  await person.call('stickers.offer', { packId, on: true });
  return (await operator.call('stickers.decide', { packId, approve: true })).pack;
};

const send = (person: TestPerson, packId: string, stickerId: string) =>
  person.call('messages.send', {
    chatId,
    key: v7(),
    text: '',
    content: { type: 'sticker', packId, stickerId },
  });

const firstOf = (pack: StickerPack): string => pack.stickers[0]!.id;

describe('sending', () => {
  test('everyone may send what comes with the app, guests too, and it says its word', async () => {
    const { seq } = await send(guest, 'jangdok', 'eat');
    const { messages } = await bob.call('messages.history', { chatId, limit: 5 });
    expect(messages.find((line) => line.seq === seq)?.body['content']).toEqual({
      type: 'sticker',
      packId: 'jangdok',
      stickerId: 'eat',
      word: '밥 먹자!',
    });
    await bob.call('accounts.updateSettings', { language: 'en' });
    const mine = await send(bob, 'jangdok', 'eat');
    const after = await bob.call('messages.history', { chatId, limit: 5 });
    expect(after.messages.find((line) => line.seq === mine.seq)?.body).toMatchObject({
      content: { word: 'Let\u0027s eat!' },
    });
  });

  test('a sticker goes with words or without, and a retry sends it once', async () => {
    const key = v7();
    const content = { type: 'sticker', packId: 'songpyeon', stickerId: 'thanks' } as const;
    const once = await bob.call('messages.send', { chatId, key, text: 'really', content });
    expect(await bob.call('messages.send', { chatId, key, text: 'really', content })).toEqual(once);
  });

  test('what is not there, and what is somebody else’s, is refused', async () => {
    await expectRefusal(send(bob, 'jangdok', 'nothing'), 'sticker_not_found');
    await expectRefusal(send(bob, 'nothing', 'eat'), 'sticker_not_found');
    await expectRefusal(send(bob, v4(), v4()), 'sticker_not_found');
    const carol = await server.person('Carol');
    const pack = await makeOf(carol);
    await expectRefusal(send(bob, pack.id, firstOf(pack)), 'sticker_not_found');
    await expectRefusal(send(guest, pack.id, firstOf(pack)), 'sticker_not_found');
  });

  test('how often a pack is sent is counted', async () => {
    const before = (await bob.call('stickers.store', {})).builtInUses['kkachi-horang'] ?? 0;
    await send(bob, 'kkachi-horang', 'best');
    await send(bob, 'kkachi-horang', 'laugh');
    await writeUses(server.house);
    expect((await bob.call('stickers.store', {})).builtInUses['kkachi-horang']).toBe(before + 2);
  });
});

describe('a pack of one’s own', () => {
  test('is made of uploaded pictures, can be sent at once, and seen by whoever gets it', async () => {
    const pack = await makeOf(bob, 'Mine');
    expect(pack).toMatchObject({ name: 'Mine', state: 'private', creator: { id: bob.id }, adders: 0 });
    const { shelf, packs, mine } = await bob.call('stickers.listPacks', {});
    expect(shelf.packIds[0]).toBe(pack.id);
    expect(packs[0]).toEqual(pack);
    expect(mine.map(({ id }) => id)).toContain(pack.id);
    await send(bob, pack.id, firstOf(pack));
    const picture = await fetch(`${server.url}/stickers/made/${firstOf(pack)}.webp`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect(picture.headers.get('cache-control')).toContain('immutable');
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
    const facts = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect(facts).toMatchObject({
      width: limits.stickers.side,
      height: limits.stickers.side,
      hasAlpha: true,
    });
    await expectRefusal(operator.call('stickers.find', { packId: pack.id }), 'sticker_pack_not_found');
    expect((await bob.call('stickers.find', { packId: pack.id })).pack.id).toBe(pack.id);
  });

  test('only pictures of one’s own go in, each once', async () => {
    const carol = await server.person('Carol');
    const { id } = await bring(carol);
    const one = { id, word: 'Hi', tags: [] };
    await expectRefusal(bob.call('stickers.make', { name: 'Taken', stickers: [one] }), 'sticker_not_found');
    await expectRefusal(carol.call('stickers.make', { name: 'Twice', stickers: [one, one] }), 'bad_input');
    await expectRefusal(carol.call('stickers.make', { name: 'None', stickers: [] }), 'bad_input');
    await expectRefusal(carol.call('stickers.make', { name: ' ', stickers: [one] }), 'bad_input');
  });

  test('is changed and taken away by its maker alone; what was sent stays to be seen', async () => {
    const pack = await makeOf(bob);
    const { id } = await bring(bob, '#a33');
    const stickers = [{ id, word: 'Other', tags: [] }];
    const carol = await server.person('Carol');
    await expectRefusal(
      carol.call('stickers.change', { packId: pack.id, name: 'Hers', stickers }),
      'sticker_pack_not_found',
    );
    await carol.call('stickers.delete', { packId: pack.id });
    const changed = await bob.call('stickers.change', { packId: pack.id, name: 'New', stickers });
    expect(changed.pack).toMatchObject({ name: 'New', stickers: [{ id, word: 'Other' }] });
    await expectRefusal(send(bob, pack.id, firstOf(pack)), 'sticker_not_found');
    await bob.call('stickers.delete', { packId: pack.id });
    await expectRefusal(send(bob, pack.id, id), 'sticker_not_found');
    expect((await bob.call('stickers.listPacks', {})).shelf.packIds).not.toContain(pack.id);
    expect((await fetch(`${server.url}/stickers/made/${firstOf(pack)}.webp`)).status).toBe(200);
  });

  test('guests and strangers make none', async () => {
    const stickers = [{ id: v4(), word: 'Hi', tags: [] }];
    const packId = v4();
    for (const call of [
      guest.call('stickers.make', { name: 'Pack', stickers }),
      guest.call('stickers.change', { packId, name: 'Pack', stickers }),
      guest.call('stickers.delete', { packId }),
      guest.call('stickers.offer', { packId, on: true }),
      guest.call('stickers.add', { packId: 'jangdok' }),
      guest.call('stickers.remove', { packId: 'jangdok' }),
      guest.call('stickers.reorder', { packIds: [] }),
      guest.call('stickers.favour', { packId: 'jangdok', stickerId: 'eat', on: true }),
    ])
      await expectRefusal(call, 'not_for_guests');
    expect((await guest.call('stickers.listPacks', {})).shelf.packIds).toHaveLength(3);
    await expectRefusal(server.call('stickers.listPacks', {}), 'not_signed_in');
    await expectRefusal(server.call('stickers.store', {}), 'not_signed_in');
    await expectRefusal(server.call('stickers.find', { packId }), 'not_signed_in');
    expect((await post(undefined, 'x')).status).toBe(401);
    expect((await post(guest, 'x')).status).toBe(403);
  });
});

describe('packs for everyone', () => {
  test('an operator sees what is offered and takes it in; its maker hears of it', async () => {
    const carol = await server.person('Carol');
    const { id: packId } = await makeOf(carol, 'Carol’s dog');
    await expectRefusal(bob.call('stickers.add', { packId }), 'sticker_pack_not_found');
    await expectRefusal(
      operator.call('stickers.decide', { packId, approve: true }),
      'sticker_pack_not_found',
    );
    const socket = await carol.rawSocket();
    expect((await carol.call('stickers.offer', { packId, on: true })).pack.state).toBe('offered');
    expect((await operator.call('stickers.listOffered', {})).packs.map(({ id }) => id)).toContain(packId);
    expect((await operator.call('stickers.find', { packId })).pack.state).toBe('offered');
    await expectRefusal(bob.call('stickers.find', { packId }), 'sticker_pack_not_found');
    await expectRefusal(bob.call('stickers.listOffered', {}), 'operator_only');
    await expectRefusal(carol.call('stickers.decide', { packId, approve: true }), 'operator_only');
    await socket.nextEntry('stickers.changed');
    await operator.call('stickers.decide', { packId, approve: true });
    await socket.nextEntry('stickers.changed');
    const found = await bob.call('stickers.store', { search: 'carol' });
    expect(found.packs).toMatchObject([{ id: packId, state: 'public', creator: { name: 'Carol' } }]);
    expect((await bob.call('stickers.store', { search: '고양이' })).packs.length).toBeGreaterThan(0);
  });

  test('one that is not taken tells its maker why, and can be offered again', async () => {
    const pack = await makeOf(bob);
    const packId = pack.id;
    await bob.call('stickers.offer', { packId, on: true });
    await operator.call('stickers.decide', { packId, approve: false, note: 'Too blurred' });
    const { mine } = await bob.call('stickers.listPacks', {});
    expect(mine.find(({ id }) => id === packId)).toMatchObject({ state: 'refused', note: 'Too blurred' });
    expect((await bob.call('stickers.offer', { packId, on: true })).pack.state).toBe('offered');
    const carol = await server.person('Carol');
    await expectRefusal(carol.call('stickers.offer', { packId, on: false }), 'sticker_pack_not_found');
  });

  test('adding counts, sending needs it, and taking it back is for everyone', async () => {
    const carol = await server.person('Carol');
    const pack = await publish(carol, 'Liked');
    const packId = pack.id;
    await expectRefusal(send(bob, packId, firstOf(pack)), 'sticker_not_found');
    await bob.call('stickers.add', { packId });
    await bob.call('stickers.add', { packId });
    expect((await bob.call('stickers.find', { packId })).pack.adders).toBe(1);
    await send(bob, packId, firstOf(pack));
    await carol.call('stickers.offer', { packId, on: false });
    await expectRefusal(send(bob, packId, firstOf(pack)), 'sticker_not_found');
    expect((await bob.call('stickers.listPacks', {})).packs.map(({ id }) => id)).not.toContain(packId);
    await carol.call('stickers.offer', { packId, on: true });
    await operator.call('stickers.decide', { packId, approve: true });
    await send(bob, packId, firstOf(pack));
    await bob.call('stickers.remove', { packId });
    expect((await bob.call('stickers.find', { packId })).pack.adders).toBe(0);
    await expectRefusal(send(bob, packId, firstOf(pack)), 'sticker_not_found');
  });

  test('a public pack that is changed waits for an operator again', async () => {
    const carol = await server.person('Carol');
    const pack = await publish(carol);
    const { id } = await bring(carol, '#123');
    const { pack: changed } = await carol.call('stickers.change', {
      packId: pack.id,
      name: 'Something else',
      stickers: [{ id, word: 'Boo', tags: [] }],
    });
    expect(changed.state).toBe('offered');
    await expectRefusal(bob.call('stickers.find', { packId: pack.id }), 'sticker_pack_not_found');
  });
});

describe('the shelf', () => {
  test('is put in order, loses and gets packs, on all devices', async () => {
    const dave = await server.person('Dave');
    const socket = await dave.rawSocket();
    const ordered = await dave.call('stickers.reorder', { packIds: ['jangdok', 'nothing', 'jangdok'] });
    expect(ordered.packIds).toEqual(['jangdok', 'kkachi-horang', 'songpyeon']);
    expect((await socket.nextEntry('stickers.changed')).body).toEqual(ordered);
    expect((await dave.call('stickers.remove', { packId: 'songpyeon' })).packIds).toHaveLength(2);
    await send(bob, 'songpyeon', 'yes');
    expect((await dave.call('stickers.add', { packId: 'songpyeon' })).packIds[0]).toBe('songpyeon');
    await expectRefusal(dave.call('stickers.add', { packId: 'nothing' }), 'sticker_pack_not_found');
  });

  test('keeps favourites, the newest first, of what may be sent', async () => {
    const dave = await server.person('Dave');
    const ref = { packId: 'jangdok', stickerId: 'tea' };
    const other = { packId: 'songpyeon', stickerId: 'yum' };
    await dave.call('stickers.favour', { ...ref, on: true });
    await dave.call('stickers.favour', { ...other, on: true });
    expect((await dave.call('stickers.favour', { ...ref, on: true })).favourites).toEqual([ref, other]);
    expect((await dave.call('stickers.favour', { ...ref, on: false })).favourites).toEqual([other]);
    const pack = await makeOf(bob);
    const foreign = { packId: pack.id, stickerId: firstOf(pack), on: true };
    await expectRefusal(dave.call('stickers.favour', foreign), 'sticker_not_found');
  });
});

describe('what is uploaded', () => {
  test('keeps moving where it moved', async () => {
    const frames = Buffer.concat([
      Buffer.alloc(40 * 40 * 3, 20),
      Buffer.alloc(40 * 40 * 3, 120),
      Buffer.alloc(40 * 40 * 3, 220),
    ]);
    const raw = { width: 40, height: 120, channels: 3, pageHeight: 40 } as const;
    for (const format of ['gif', 'webp'] as const) {
      const body = await sharp(frames, { raw }).toFormat(format).toBuffer();
      const kept = (await (await post(bob, body)).json()) as UploadedSticker;
      expect(kept.animated).toBe(true);
      const picture = await fetch(`${server.url}/stickers/made/${kept.id}.webp`);
      const facts = await sharp(Buffer.from(await picture.arrayBuffer()), { animated: true }).metadata();
      expect(facts).toMatchObject({
        pages: 3,
        width: limits.stickers.side,
        pageHeight: limits.stickers.side,
      });
    }
  });

  test('is refused with a clear word where it is no picture, torn, huge or a bomb', async () => {
    const png = await drawing().png().toBuffer();
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const codes = [];
    for (const body of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<!doctype html><script>alert(1)</script>',
      'GIF89a',
      Buffer.concat([Buffer.from('RIFF\u0004\u0000\u0000\u0000WEBP'), Buffer.alloc(200)]),
      png.subarray(0, png.length / 2),
      Buffer.alloc(0),
      bomb,
    ]) {
      const response = await post(bob, body);
      codes.push(((await response.json()) as { refusal?: { code: string } }).refusal?.code);
    }
    expect(new Set(codes)).toEqual(new Set(['picture_unreadable']));
    expect((await post(bob, Buffer.alloc(limits.stickers.bytes + 1))).status).toBe(413);
  });

  test('an address that is none gives nothing', async () => {
    for (const path of [`${v4()}.webp`, '..%2f..%2fsecret', 'x.svg', `${v4()}.png`]) {
      expect((await fetch(`${server.url}/stickers/made/${path}`)).status).toBe(404);
    }
  });

  test('goes after a day where it never came into a pack', async () => {
    const { id } = await bring(bob);
    const pack = await makeOf(bob);
    await server.house.db.query(`update sticker_pictures set created_at = now() - interval '25 hours'`);
    await cleanUpPictures.run(server.house);
    expect((await fetch(`${server.url}/stickers/made/${id}.webp`)).status).toBe(404);
    expect((await fetch(`${server.url}/stickers/made/${firstOf(pack)}.webp`)).status).toBe(200);
  });
});
