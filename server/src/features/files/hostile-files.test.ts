import { crc32, deflateSync, gzipSync } from 'node:zlib';
import type { FileId, FileRef } from '@maru/contract';
import { lightFetch, startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A file that means harm, and what it says of itself. */
interface Hostile {
  what: string;
  bytes: Buffer;
  filename?: string;
  filetype?: string;
  as?: string;
}

let server: TestServer;
let alice: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  alice = await server.alice();
});
afterAll(() => server.stop());

/** Always the same row of numbers, so that a failure comes again. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 0, 0, 0, 0], 8);
  return chunk('IHDR', data);
};

const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

/** Claims so many pixels, and packs as many zeros as fit into little. */
const pngBomb = (width: number, height: number, rows: number): Buffer =>
  Buffer.concat([
    signature,
    header(width, height),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`);
const script = '<script>fetch("/api/accounts.me")</script>';

const markup = (): Hostile[] => {
  const inside = [
    script,
    '<image href="file:///etc/passwd"/>',
    '<foreignObject><iframe src="/"/></foreignObject>',
    '<a href="javascript:alert(1)">x</a>',
    '<rect onload="alert(1)"/>',
  ];
  const pages = [
    `<!doctype html><html>${script}</html>`,
    `\u{feff}<HTML><body onload=alert(1)>`,
    `  \n\n<script src=//evil.example></script>`,
    `hello <iframe src="javascript:alert(1)"></iframe>`,
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`,
    `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>`,
    `GIF89a=1;/*${script}*/`,
    `%PDF-1.4 ${script}`,
  ];
  const types = ['image/svg+xml', 'image/png', 'text/html'];
  return [
    ...inside.flatMap((one, n) =>
      types.map((filetype) => ({
        what: `svg ${n}`,
        bytes: svg(one),
        filetype,
        filename: `a${n}.svg`,
        as: 'photo',
      })),
    ),
    ...pages.flatMap((page, n) =>
      types.map((filetype) => ({
        what: `page ${n}`,
        bytes: Buffer.from(page),
        filetype,
        filename: `p.html`,
        as: 'photo',
      })),
    ),
  ];
};

const bombs = (): Hostile[] =>
  [
    pngBomb(30_000, 30_000, 1_000),
    pngBomb(100_000, 100_000, 10),
    pngBomb(2 ** 31 - 1, 2 ** 31 - 1, 0),
    pngBomb(0, 0, 0),
    pngBomb(1, 2 ** 31 - 1, 100),
    Buffer.concat([Buffer.from('GIF89a\u00ff\u00ff\u00ff\u00ff\u0080\0\0', 'latin1'), Buffer.alloc(20)]),
    Buffer.concat([
      Buffer.from(
        'RIFF\u00ff\u00ff\u00ff\u007fWEBPVP8X\n\0\0\0\0\0\0\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff',
        'latin1',
      ),
    ]),
    gzipSync(Buffer.alloc(50_000_000)),
  ].flatMap((bytes, n) =>
    ['photo', 'video'].map((as) => ({
      what: `bomb ${n} as ${as}`,
      bytes,
      filename: 'x.png',
      as,
    })),
  );

const box = (type: string, inside: Buffer, size = inside.length + 8): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size >>> 0, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
};

const containers = (): Hostile[] => {
  const ftyp = box('ftyp', Buffer.from('isom\0\0\u0002\0isomiso2avc1mp41', 'latin1'));
  const heic = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const films = [
    ftyp,
    Buffer.concat([ftyp, box('moov', Buffer.alloc(0), 0xff_ff_ff_f0)]),
    Buffer.concat([ftyp, box('moov', box('trak', box('trak', box('trak', Buffer.alloc(9)))))]),
    Buffer.concat([ftyp, box('mdat', Buffer.alloc(1_000), 1)]),
    Buffer.concat([heic, box('meta', Buffer.alloc(40, 255))]),
    Buffer.concat([Buffer.from('\u001aE\u00df\u00a3', 'latin1'), Buffer.alloc(200, 255)]),
    Buffer.concat([Buffer.from('OggS\0\u0002', 'latin1'), Buffer.alloc(100, 255)]),
    Buffer.concat([Buffer.from('RIFF\u00ff\u00ff\u00ff\u00ffWAVEfmt ', 'latin1'), Buffer.alloc(60, 255)]),
    Buffer.concat([Buffer.from('ID3\u0003\0\0\u007f\u007f\u007f\u007f', 'latin1'), Buffer.alloc(60)]),
    Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n`),
    Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj`),
    Buffer.from(`%PDF-1.7\nxref\n0 99999999\ntrailer<</Root 1 0 R/Prev 9>>`),
    Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(100, 255)]),
  ];
  // Each of these begins a program that unpacks more than itself: what it is to be shown as changes nothing for it.
  const isSlow = (bytes: Buffer) => bytes.includes('%PDF') || bytes.includes('ftypheic');
  return films.flatMap((bytes, n) =>
    (isSlow(bytes) ? ['photo'] : ['photo', 'voice']).map((as) => ({
      what: `container ${n} as ${as}`,
      bytes,
      filename: `c${n}.mp4`,
      as,
    })),
  );
};

const names = (): Hostile[] =>
  [
    '../../../etc/passwd',
    '..\\..\\windows\\system32\\cmd.exe',
    '/etc/shadow',
    'a\0b.txt',
    'photo\u202egpj.exe',
    '\u2066\u2067hidden.exe',
    'line\r\nSet-Cookie: a=b',
    '"; filename="evil.html',
    '.htaccess',
    'CON.txt',
    '   ',
    '.',
    '..',
    'x'.repeat(700),
    '가'.repeat(300),
    '<img src=x onerror=alert(1)>.txt',
    'a/b/../../c.txt',
    '\ud800.txt',
    '👩‍👩‍👧‍👦.txt',
    "it's 100% (new).txt",
  ].map((filename) => ({
    what: `name ${JSON.stringify(filename).slice(0, 40)}`,
    bytes: Buffer.from('words'),
    filename,
  }));

const metadata = (): Hostile[] =>
  [
    { as: 'admin' },
    { as: '__proto__' },
    { as: 'photo', quality: 'infinite' },
    { as: 'voice', durationMs: '-1' },
    { as: 'voice', durationMs: '1e309', waveform: '99,99,99' },
    { as: 'voice', waveform: ','.repeat(900) },
    { as: 'voice', waveform: 'NaN,{}' },
    { constructor: 'x', __proto__x: 'y', keepMetadata: 'maybe' },
  ].map((words, n) => ({ what: `metadata ${n}`, bytes: Buffer.from('words'), ...words }) as Hostile);

/** Good pictures with some of their bytes changed, or their ends cut off. */
const torn = async (count: number): Promise<Hostile[]> => {
  const roll = dice(20_261_121);
  const drawing = sharp({ create: { width: 64, height: 48, channels: 3, background: '#5a9' } });
  const good = await Promise.all([
    drawing
      .clone()
      .jpeg()
      .withExif({ IFD0: { Artist: 'somebody' } })
      .toBuffer(),
    drawing.clone().png().toBuffer(),
    drawing.clone().webp().toBuffer(),
    drawing.clone().gif().toBuffer(),
    drawing.clone().avif().toBuffer(),
    drawing.clone().tiff().toBuffer(),
  ]);
  return Array.from({ length: count }, (_, n) => {
    const bytes = Buffer.from(good[n % good.length] as Buffer);
    for (let hits = 1 + Math.floor(roll() * 12); hits > 0; hits--)
      bytes[Math.floor(roll() * bytes.length)] = Math.floor(roll() * 256);
    const cut = roll() < 0.4 ? bytes.subarray(0, Math.floor(roll() * bytes.length)) : bytes;
    return { what: `torn ${n}`, bytes: cut, filename: 'torn.jpg', as: 'photo' };
  });
};

/** A line that breaks, and a host that is busy on a busy machine, are asked again, as every client does. */
const patiently = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (
        tries === 4 ||
        !/fetch failed|socket hang up|ECONNRESET|: 503|cannot take the call right now/.test(
          (error as Error).message,
        )
      )
        throw error;
    }
  }
};

/** Whatever was sent, what comes out is either a form that this host has made itself, or nothing a browser runs. */
const expectHarmless = async ({ what }: Hostile, file: FileRef): Promise<void> => {
  const good = /^[^\p{Cc}/\\"<>|:*?\u202a-\u202e\u2066-\u2069]{1,200}$/u;
  expect([what, good.test(file.name), file.name.startsWith('.')]).toEqual([what, true, false]);
  const expectForm = async (form: string) => {
    const got = await patiently(async () => {
      const answer = await lightFetch(`${server.url}/files/mine/${file.id}/${form}`, {
        headers: { authorization: `Bearer ${alice.token}` },
      });
      if (answer.status === 503) throw new Error('asked for a form: 503');
      return answer;
    });
    if (got.status === 404) return;
    expect([what, form, got.status]).toEqual([what, form, 200]);
    const type = got.headers.get('content-type') ?? '';
    expect([what, form, /html|svg|xml|javascript/.test(type)]).toEqual([what, form, false]);
    expect(got.headers.get('content-security-policy')).toMatch(/^sandbox/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    if (!/^(image|video|audio)\//.test(type))
      expect(got.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"]*"; filename\*=UTF-8''\S+$/,
      );
  };
  await Promise.all(['original', 'screen', 'list', 'preview', 'play'].map(expectForm));
};

/** Its id, or why it was not taken. */
const upload = (sent: Omit<Hostile, 'what'>): Promise<string> =>
  patiently(() => uploadFile(server.url, alice, sent as never)).catch((error: Error) => error.message);

/** So many are sent at the same time: the host has to keep them apart too. */
const atOnce = 4;

test('200 hostile files harm nothing', { timeout: 120_000 }, async () => {
  const known = [...markup(), ...bombs(), ...containers(), ...names(), ...metadata()];
  const all = [...known, ...(await torn(Math.max(60, 200 - known.length)))];
  expect(all.length).toBeGreaterThanOrEqual(200);
  const sendOne = async (hostile: Hostile) => {
    const { what: _what, ...sent } = hostile;
    const fileId = await upload(sent);
    if (/^no upload was made: 4\d\d \S/.test(fileId)) return;
    expect([hostile.what, fileId]).toEqual([hostile.what, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const { files } = await patiently(() => alice.call('files.get', { fileIds: [fileId as FileId] }));
    const [mine] = files;
    expect([hostile.what, mine?.file === undefined]).toEqual([hostile.what, false]);
    await expectHarmless(hostile, mine?.file as FileRef);
    if (/svg|page/.test(hostile.what))
      expect([hostile.what, mine?.file?.kind]).toEqual([hostile.what, 'file']);
  };
  const waiting = all.values();
  const lane = async () => {
    for (const hostile of waiting) await sendOne(hostile);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  // Nothing has been brought down by any of it.
  const good = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#5a9' } })
    .png()
    .toBuffer();
  const fileId = await uploadFile(server.url, alice, { bytes: good, as: 'photo', filename: 'good.png' });
  const [mine] = (await alice.call('files.get', { fileIds: [fileId] })).files;
  expect(mine?.file).toMatchObject({ kind: 'photo', width: 40, height: 30 });
});
