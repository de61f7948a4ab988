import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSealedAddress, sealedAddress, type SealedAddress } from './address.ts';
import { askTabs, type TabOfWorker } from './ask-tabs.ts';
import { readByteRange } from './byte-range.ts';
import { openWhole } from './open-whole.ts';
import { newSealing, sealBlob } from './seal-blob.ts';
import { serveSealed } from './serve-sealed.ts';
import type { SealedSource } from './source.ts';

const chunk = 256 * 1024;
const address: SealedAddress = {
  chatId: '0190a000-0000-7000-8000-000000000001',
  fileId: '0190a000-0000-7000-8000-000000000002',
  form: 'play',
};

/** Bytes of which no two pieces are the same. */
const film = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8) * 7 + (at >> 16)) & 255;
  return bytes;
};

/** A host that keeps sealed bytes, and what was asked of it. */
const openHost = async (plain: Uint8Array<ArrayBuffer>, type = 'video/mp4') => {
  const start = newSealing();
  const sealing = sealBlob(new Blob([plain]), start);
  const sealed = await sealing.slice(0, sealing.size);
  const asked: string[] = [];
  const fetch = async (_url: string, options: RequestInit = {}): Promise<Response> => {
    const range = new Headers(options.headers).get('range');
    asked.push(range ?? 'all');
    const found = readByteRange(range, sealed.length);
    if (found === 'beyond') return new Response(null, { status: 416 });
    if (found === 'all') return new Response(sealed);
    return new Response(sealed.slice(found.start, found.end), { status: 206 });
  };
  const source: SealedSource = {
    url: '/files/c/f/original',
    key: start.key,
    root: await sealing.root(),
    size: plain.length,
    type,
    name: '바다.mp4',
  };
  return { sealed, asked, fetch, source };
};

/** Comparing them as values would take the runner seconds. */
const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, place) => byte === other[place]);

const bytesIn = async (answer: { arrayBuffer(): Promise<ArrayBuffer> }): Promise<Uint8Array> =>
  new Uint8Array(await answer.arrayBuffer());

describe('an address of a sealed file', () => {
  it('says what is asked for, and nothing else is one', () => {
    const url = new URL(sealedAddress(address, 'download'), 'https://maru.example');
    expect(readSealedAddress(url)).toEqual({ ...address, use: 'download' });
    expect(readSealedAddress(new URL('https://maru.example/sealed/x/y/play'))).toBeUndefined();
    expect(readSealedAddress(new URL('https://maru.example/files/a/b/play'))).toBeUndefined();
  });
});

describe('sealing while it is uploaded', () => {
  it('gives the same bytes again after a reload, from wherever the line was cut', async () => {
    const plain = new Blob([film(3 * chunk + 77)]);
    const start = newSealing();
    const once = sealBlob(plain, start);
    const whole = await once.slice(0, once.size);
    const again = sealBlob(plain, JSON.parse(JSON.stringify(start)) as typeof start);
    const rest = await again.slice(chunk + 5, again.size);
    expect(isSame(rest, whole.slice(chunk + 5))).toBe(true);
    expect(await again.root()).toBe(await once.root());
  });

  it('no other file has its key', () => {
    expect(newSealing().key).not.toBe(newSealing().key);
  });
});

describe('opening whole', () => {
  it('gives what was sealed, and says how far it is', async () => {
    const plain = film(2 * chunk + 9);
    const { fetch, source } = await openHost(plain);
    const told: number[] = [];
    const blob = await openWhole(source, { fetch, onProgress: (opened) => told.push(opened) });
    expect(isSame(await bytesIn(blob), plain)).toBe(true);
    expect(blob.type).toBe('video/mp4');
    expect(told).toEqual([chunk, 2 * chunk, 2 * chunk + 9]);
  });

  it('a page of somebody never becomes one of ours', async () => {
    const { fetch, source } = await openHost(film(10), 'text/html');
    expect((await openWhole(source, { fetch })).type).toBe('application/octet-stream');
    expect((await openWhole({ ...source, type: 'image/svg+xml' }, { fetch })).type).toBe(
      'application/octet-stream',
    );
  });

  it('what a host has changed, cut or mixed up is not opened', async () => {
    const { fetch, source, sealed } = await openHost(film(2 * chunk));
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    await expect(openWhole(source, { fetch })).rejects.toThrow('not what its sender sealed');
    const short = async () => new Response(sealed.slice(0, chunk));
    await expect(openWhole(source, { fetch: short })).rejects.toThrow('not what its sender sealed');
    await expect(openWhole({ ...source, root: source.key }, { fetch })).rejects.toThrow(
      'not what its sender sealed',
    );
  });
});

describe('the worker', () => {
  let host: Awaited<ReturnType<typeof openHost>>;
  const plain = film(9 * chunk + 1_234);
  beforeEach(async () => {
    host = await openHost(plain);
  });

  const ask = (range?: string, use?: 'download' | 'view', source: SealedSource | null = host.source) =>
    serveSealed(
      {
        url: `https://maru.example${sealedAddress(address, use)}`,
        headers: new Headers(range ? { range } : {}),
      },
      { fetch: host.fetch, ask: async () => source ?? undefined },
    );

  it('answers whole, and leaves nothing on the disk', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-length')).toBe(String(plain.length));
    expect(isSame(await bytesIn(answer), plain)).toBe(true);
  });

  it('answers any stretch, and fetches only the pieces it stands in', async () => {
    const from = 4 * chunk - 10;
    const answer = await ask(`bytes=${from}-${from + 19}`);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${from + 19}/${plain.length}`);
    expect(await bytesIn(answer)).toEqual(plain.slice(from, from + 20));
    // Head, hashes, and one request for the two pieces.
    expect(host.asked).toHaveLength(3);
    expect(host.asked[2]).toBe(`bytes=${15 + 3 * (chunk + 16)}-${15 + 5 * (chunk + 16) - 1}`);
  });

  it.each([
    ['bytes=-100', plain.length - 100, plain.length],
    [`bytes=${plain.length - 1}-`, plain.length - 1, plain.length],
    ['bytes=0-0', 0, 1],
    [`bytes=${chunk}-${2 * chunk - 1}`, chunk, 2 * chunk],
    [`bytes=${chunk - 1}-${chunk}`, chunk - 1, chunk + 1],
    ['bytes=0-', 0, plain.length],
  ])('%s', async (range, start, end) => {
    expect(isSame(await bytesIn(await ask(range)), plain.slice(start, end))).toBe(true);
  });

  it('a film is fetched in one request, and the next seeking reads head and hashes no more', async () => {
    await bytesIn(await ask('bytes=0-'));
    expect(host.asked).toHaveLength(3);
    await bytesIn(await ask(`bytes=${5 * chunk}-`));
    expect(host.asked).toHaveLength(4);
  });

  it('a player that stops reading ends what is fetched for it', async () => {
    const answer = await ask('bytes=0-');
    const reader = answer.body!.getReader();
    const { value } = await reader.read();
    expect(isSame(value!, plain.slice(0, chunk))).toBe(true);
    await reader.cancel();
    expect(host.asked).toHaveLength(3);
  });

  it('says that there is nothing behind the end', async () => {
    const answer = await ask(`bytes=${plain.length}-`);
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${plain.length}`);
  });

  it('answers nothing where no tab knows the key: after the app was locked, or signed out', async () => {
    expect((await ask(undefined, undefined, null)).status).toBe(404);
    expect(host.asked).toEqual([]);
  });

  it('a piece that was changed breaks off, and gives nothing of it', async () => {
    const place = 15 + 2 * (chunk + 16) + 5;
    host.sealed[place] = (host.sealed[place] ?? 0) ^ 1;
    const reader = (await ask('bytes=0-')).body!.getReader();
    expect((await reader.read()).value).toHaveLength(chunk);
    expect((await reader.read()).value).toHaveLength(chunk);
    await expect(reader.read()).rejects.toThrow('not what its sender sealed');
    const fresh = await openHost(film(50));
    const other = await ask(undefined, undefined, { ...fresh.source, size: host.source.size });
    expect(other.status).toBe(502);
  });

  it('shows films and pictures, hands out all else as attachments, and lets nothing run', async () => {
    const shown = (type: string, use?: 'download' | 'view') =>
      ask('bytes=0-0', use, { ...host.source, type }).then(({ headers }) => ({
        type: headers.get('content-type'),
        how: headers.get('content-disposition')?.split(';')[0],
        rules: headers.get('content-security-policy'),
      }));
    expect(await shown('video/mp4')).toMatchObject({ type: 'video/mp4', how: 'inline' });
    expect(await shown('video/mp4', 'download')).toMatchObject({ how: 'attachment' });
    expect(await shown('text/html')).toMatchObject({ type: 'application/octet-stream', how: 'attachment' });
    expect(await shown('text/html', 'view')).toMatchObject({ how: 'attachment' });
    expect((await shown('image/svg+xml')).rules).toContain('sandbox');
    expect(await shown('application/pdf', 'view')).toMatchObject({ type: 'application/pdf', how: 'inline' });
    expect(await shown('application/pdf')).toMatchObject({ how: 'attachment' });
  });

  it('a host that knows no ranges is read all the same', async () => {
    const answers = { ...host, fetch: async () => new Response(host.sealed) };
    host = answers;
    expect(await bytesIn(await ask(`bytes=${chunk + 3}-${chunk + 12}`))).toEqual(
      plain.slice(chunk + 3, chunk + 13),
    );
  });
});

describe('asking the tabs', () => {
  const closed: MessagePort[] = [];
  afterEach(() => closed.splice(0).forEach((port) => port.close()));
  const tab = (id: string, source: SealedSource | null | 'silent'): TabOfWorker => ({
    id,
    postMessage(_message, [port]) {
      if (!(port instanceof MessagePort)) return;
      closed.push(port);
      if (source !== 'silent') port.postMessage(source);
    },
  });
  const source: SealedSource = { url: '/u', key: 'k', root: 'r', size: 1, type: 't', name: 'n' };

  it('takes the answer of whichever knows, and waits for none that is silent', async () => {
    const tabs = { matchAll: async () => [tab('a', null), tab('b', 'silent'), tab('c', source)] };
    expect(await askTabs(tabs, address)).toEqual(source);
  });

  it('knows nothing where none knows, or none is open', async () => {
    expect(await askTabs({ matchAll: async () => [tab('a', null)] }, address)).toBeUndefined();
    expect(await askTabs({ matchAll: async () => [] }, address)).toBeUndefined();
  });
});
