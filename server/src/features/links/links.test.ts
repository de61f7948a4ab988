import { createServer, type Server } from 'node:http';
import { createServer as createLineServer, type AddressInfo } from 'node:net';
import type { ChatId, LinkCard } from '@maru/contract';
import { linkPictureUrl } from '@maru/contract';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { House } from '../../platform/house.ts';
import { findCard } from './find-card.ts';
import { isPublicAddress, openReach, OutOfReach, whyNotReach } from '../../platform/reach/index.ts';
import { readPage } from './read-page.ts';
import { firstLink } from './rules.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
let chatId: ChatId;
let site: Server;
let origin = '';
const asked: string[] = [];

const page = (head: string) => `<!doctype html><html><head>${head}</head><body>ignored</body></html>`;

/** A small web of its own: pages good and bad. */
const openSite = async (): Promise<void> => {
  const picture = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer();
  const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  const html = (body: string, type = 'text/html; charset=utf-8') => ({ type, body: Buffer.from(body) });
  const pages: Record<string, () => { type: string; body: Buffer; status?: number; location?: string }> = {
    '/good': () =>
      html(
        page(
          '<title>plain</title><meta property="og:title" content="제주 여행 &amp; 맛집"><meta property="og:description" content="사흘 동안"><meta property="og:site_name" content="여행노트"><meta property="og:image" content="/picture.png">',
        ),
      ),
    '/picture.png': () => ({ type: 'image/png', body: picture }),
    '/dot.png': () => ({ type: 'image/png', body: dot }),
    '/dotted': () => html(page('<title>Counted</title><meta property="og:image" content="/dot.png">')),
    '/moved': () => ({ ...html(''), status: 302, location: '/good' }),
    '/round': () => ({ ...html(''), status: 302, location: '/round' }),
    '/inside': () => ({ ...html(''), status: 302, location: 'file:///etc/passwd' }),
    '/korean': () => ({
      type: 'text/html',
      body: Buffer.concat([
        Buffer.from('<html><head><meta charset="euc-kr"><title>'),
        Buffer.from([0xb8, 0xb6, 0xb7, 0xe7]),
        Buffer.from('</title></head></html>'),
      ]),
    }),
    '/huge': () => html(`${page('<title>Huge</title>')}${'x'.repeat(3_000_000)}`),
    '/program': () => html('MZ', 'application/x-msdownload'),
    '/nameless': () => html('<html><body>nothing</body></html>'),
    '/nasty': () => html(page('<title>&lt;script&gt;alert(1)&lt;/script&gt;\u202e turned</title>')),
  };
  site = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['user-agent']}`);
    const found = pages[request.url ?? '']?.();
    if (!found) return void response.writeHead(404).end();
    response.writeHead(found.status ?? 200, {
      'content-type': found.type,
      ...(found.location && { location: found.location }),
    });
    response.end(found.body);
  });
  await new Promise<void>((done) => {
    site.listen(0, '127.0.0.1', done);
  });
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  await openSite();
  server = await startTestServer<House>({ config: { linkCards: 'anywhere' } as never });
  [alice, bob] = [await server.alice(), await server.bob()];
  ({ id: chatId } = (await alice.call('chats.create', { memberIds: [bob.id] })).chat);
});
afterAll(async () => {
  await server.stop();
  site.close();
});

const say = (text: string) =>
  alice.call('messages.send', { chatId, key: `k${asked.length}${text.length}${Math.random()}`, text });

describe('the card of a link', () => {
  it('comes after the message, with the picture kept here, and stands in history', async () => {
    const socket = await bob.rawSocket();
    const { seq } = await say(`여기 봐 ${origin}/good 좋지?`);
    const filled = await socket.nextEntry('message.filled');
    const { card } = filled.body as { card: LinkCard };
    expect(filled.body).toMatchObject({
      seq,
      card: { title: '제주 여행 & 맛집', site: '여행노트', text: '사흘 동안' },
    });
    expect(card.picture).toMatchObject({ width: 640, height: 356 });
    const picture = await fetch(`${server.url}${linkPictureUrl(card.picture?.id ?? '')}`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    const { messages } = await bob.call('messages.history', { chatId });
    expect(messages.find((line) => line.seq === seq)?.body['card']).toEqual(card);
    expect(asked.every((one) => one.endsWith('MaruLinkCard/1.0'))).toBe(true);
  });

  it('is looked up once for many messages', async () => {
    const before = asked.length;
    const socket = await bob.rawSocket();
    await Promise.all([say(`${origin}/korean`), say(`${origin}/korean`), say(`${origin}/korean`)]);
    for (let count = 0; count < 3; count++)
      expect((await socket.nextEntry('message.filled')).body).toMatchObject({ card: { title: '마루' } });
    expect(asked.length - before).toBe(1);
  });

  it('goes when the link is edited away', async () => {
    const socket = await bob.rawSocket();
    const { seq } = await say(`${origin}/good`);
    await socket.nextEntry('message.filled');
    await alice.call('messages.edit', { chatId, seq, text: '없던 일로' });
    expect((await socket.nextEntry('message.filled')).body).toEqual({ seq, card: null });
  });

  it('is not made for whoever does not want it', async () => {
    await alice.call('accounts.updateSettings', { linkCards: false });
    const before = asked.length;
    const socket = await bob.rawSocket();
    await say(`${origin}/good?private`);
    await bob.call('messages.send', { chatId, key: 'wanted-card', text: `${origin}/moved` });
    expect((await socket.nextEntry('message.filled')).body).toMatchObject({ card: { site: '여행노트' } });
    expect(asked.slice(before).some((one) => one.startsWith('/good?private'))).toBe(false);
    await alice.call('accounts.updateSettings', { linkCards: true });
  });

  it('comes of no page that is broken, endless, somewhere else, or no page', async () => {
    const find = (path: string) => findCard(server.house, `${origin}${path}`);
    const useless = ['/round', '/inside', '/program', '/nameless', '/missing'];
    expect((await Promise.all(useless.map(find))).filter(Boolean)).toEqual([]);
    expect(await find('/huge')).toMatchObject({ title: 'Huge' });
    expect((await find('/dotted'))?.picture).toBeUndefined();
    expect(await find('/nasty')).toMatchObject({ title: '<script>alert(1)</script> turned' });
    expect(await findCard(server.house, 'http://127.0.0.1:1/')).toBeUndefined();
  });

  it('comes or does not come, and brings nothing down, where a site hangs up behind more than anybody reads at once', async () => {
    const heads = [
      '200 OK\r\nContent-Type: text/html',
      '200 OK\r\nContent-Type: image/png',
      '302 Found\r\nLocation: /x',
    ];
    const body = Buffer.from(`${page('<title>Gone</title>')}${'x'.repeat(70_000)}`);
    const hangingUp = createLineServer((line) => {
      line.on('error', () => undefined);
      line.once('data', (asking) => {
        const head = heads[Number(/\d/.exec(String(asking))?.[0])];
        line.write(`HTTP/1.1 ${head}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`);
        line.end(body);
      });
    });
    await new Promise<void>((done) => void hangingUp.listen(0, '127.0.0.1', done));
    onTestFinished(() => void hangingUp.close());
    const at = `http://127.0.0.1:${(hangingUp.address() as AddressInfo).port}`;
    const find = (path: number) => findCard(server.house, `${at}/${path}`);
    const found = await Promise.all(Array.from({ length: 9 }, (_, n) => find(n % heads.length)));
    expect(found.map((card) => card?.title)).toEqual(Array(3).fill(['Gone', undefined, undefined]).flat());
  });
});

describe('addresses that are not for us', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::1',
    '2002:7f00:1::',
    '64:ff9b::7f00:1',
    'nonsense',
  ])('%s is private', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['1.1.1.1', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:7f00:1]/',
    'http://localhost/',
    'http://printer/',
    'http://example.com:22/',
    'http://me:secret@example.com/',
    'ftp://example.com/',
  ])('%s is not even tried', (address) => expect(whyNotReach(new URL(address), false)).toBeDefined());

  it('are refused where a name leads to them, however they are written, and before anything is asked', async () => {
    const strict = { ...server.house, config: { ...server.house.config, linkCards: 'on' as const } };
    const before = asked.length;
    expect(await findCard(strict, `${origin}/good`)).toBeUndefined();
    const reach = openReach(false, 2_000);
    for (const host of ['localhost', '127.0.0.1', '[::ffff:7f00:1]', '2130706433']) {
      const address = `${origin.replace('127.0.0.1', host)}/good`;
      await expect(request(address, { dispatcher: reach })).rejects.toBeInstanceOf(OutOfReach);
    }
    await reach.destroy();
    expect(asked.length).toBe(before);
  });
});

describe('reading', () => {
  it('finds the first address in a text', () => {
    expect(firstLink('ㅋㅋ https://maru.example/a?b=1 그리고 https://other.example')).toBe(
      'https://maru.example/a?b=1',
    );
    expect(firstLink('example.org/x 봐')).toBe('http://example.org/x');
    expect(firstLink('mail me@maru.example, 3.5 kg')).toBeUndefined();
    expect(firstLink('no link')).toBeUndefined();
  });

  it('takes what a page says of itself, and plain HTML where it says nothing', () => {
    expect(readPage(page('<title> A  page </title><meta name="description" content="words">'))).toEqual({
      title: 'A page',
      text: 'words',
      site: undefined,
      picture: undefined,
    });
    expect(readPage('<p>no head')).toBeUndefined();
  });
});
