import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareFile } from './index.ts';
import { readOrientation, uprightExif } from './metadata/orientation.ts';
import type { Prepared, Wish } from './types.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'maru-pictures-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const plainWish: Wish = { as: 'photo', quality: 'original', keepMetadata: false };

const arrive = async (bytes: Buffer, type: string, wish: Partial<Wish> = {}) => {
  const home = await mkdtemp(join(root, 'job-'));
  const folder = await mkdtemp(join(home, 'made-'));
  const path = join(home, 'arrived');
  await writeFile(path, bytes);
  return { path, folder, size: bytes.length, type, wish: { ...plainWish, ...wish } };
};

const prepare = async (bytes: Buffer, type: string, wish: Partial<Wish> = {}) => {
  const arrived = await arrive(bytes, type, wish);
  const made = await prepareFile(arrived);
  return { ...made, folder: arrived.folder, download: made.original?.path ?? arrived.path };
};

const formOf = ({ forms }: Prepared, form: string) => {
  const found = forms.find((one) => one.form === form);
  if (!found) throw new Error(`no ${form}`);
  return found;
};

const colourAt = async (path: string, place: { left: number; top: number }) => {
  const patch = await sharp(path)
    .extract({ ...place, width: 20, height: 20 })
    .png()
    .toBuffer();
  return (await sharp(patch).stats()).channels.map(({ mean }) => mean);
};

/** A photo as a phone makes one: lying on its side, with its place, its maker and a note. */
const secret = {
  IFD0: { Make: 'MaruPhone', Model: 'SecretCamera', ImageDescription: 'SecretNote' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '37/1 33/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '126/1 58/1 0/1',
  },
};
const phonePhoto = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#2f6d4f' } })
    .composite([
      { input: { create: { width: 90, height: 600, channels: 3, background: '#ff3b30' } }, left: 0, top: 0 },
    ])
    .withExif(secret)
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretCamera</x:xmpmeta>')
    .withMetadata({ orientation: 6 });

const words = ['MaruPhone', 'SecretCamera', 'SecretNote', 'GPS'];
const expectClean = async (bytes: Buffer) => {
  for (const word of words) expect(bytes.includes(word)).toBe(false);
  const { exif, xmp, iptc } = await sharp(bytes).metadata();
  expect(exif?.length ?? 0).toBeLessThan(40);
  expect([xmp, iptc]).toEqual([undefined, undefined]);
};

it('a photo is turned upright, and comes in its forms with its blurred stand-in', async () => {
  const made = await prepare(await phonePhoto().jpeg().toBuffer(), 'image/jpeg');
  expect(made).toMatchObject({ kind: 'photo', type: 'image/jpeg', slow: false });
  expect(made.facts).toMatchObject({ width: 600, height: 900, blur: expect.any(String) });
  expect(made.forms.map(({ form, type }) => `${form} ${type}`)).toEqual([
    'list image/avif',
    'list image/webp',
    'screen image/webp',
  ]);
  expect(await sharp(formOf(made, 'list').path).metadata()).toMatchObject({ width: 320, height: 480 });
  expect(await sharp(formOf(made, 'screen').path).metadata()).toMatchObject({ width: 600, height: 900 });
});

it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)(
  'nothing of place, camera and note remains in any form of a %s, and its pixels are the same',
  async (format) => {
    const lossless = { webp: { lossless: true }, jpeg: {}, png: {}, avif: { effort: 0 }, tiff: {} }[format];
    const bytes = await phonePhoto().toFormat(format, lossless).toBuffer();
    expect(bytes.includes('SecretCamera')).toBe(true);
    const made = await prepare(bytes, `image/${format}`);
    expect(made.trouble).toBeUndefined();
    const everything = [
      made.download,
      ...(await readdir(made.folder)).map((name) => join(made.folder, name)),
    ];
    for (const path of everything) {
      const content = await readFile(path);
      for (const word of words.slice(0, 3)) expect(content.includes(word)).toBe(false);
    }
    const shown = (input: Buffer | string) => sharp(input).autoOrient().removeAlpha().raw().toBuffer();
    expect((await shown(made.download)).equals(await shown(bytes))).toBe(true);
    if (format !== 'avif') await expectClean(await readFile(made.download));
  },
);

it('what is hidden after the end of a JPEG or PNG goes too, and a colour profile stays', async () => {
  const tail = Buffer.from('SecretNote after the end');
  const jpeg = await phonePhoto().withIccProfile('p3').jpeg().toBuffer();
  const clean = await prepare(Buffer.concat([jpeg, tail]), 'image/jpeg');
  await expectClean(await readFile(clean.download));
  expect((await sharp(clean.download).metadata()).icc).toBeDefined();
  expect((await sharp(formOf(clean, 'screen').path).metadata()).icc).toBeUndefined();
  const png = await prepare(Buffer.concat([await phonePhoto().png().toBuffer(), tail]), 'image/png');
  await expectClean(await readFile(png.download));
});

it('camera data stays where the sender keeps it, in the download alone', async () => {
  const bytes = await phonePhoto().jpeg().toBuffer();
  const made = await prepare(bytes, 'image/jpeg', { keepMetadata: true });
  expect(made.original).toBeUndefined();
  for (const { path } of made.forms) await expectClean(await readFile(path));
  const large = await phonePhoto().resize(1_500, 1_000).jpeg().toBuffer();
  const smaller = await prepare(large, 'image/jpeg', { keepMetadata: true, quality: 'small' });
  const jpeg = await readFile(smaller.download);
  expect(jpeg.includes('SecretCamera')).toBe(true);
  // It lay on its side, and is upright now.
  expect((await sharp(jpeg).metadata()).autoOrient).toEqual({ width: 853, height: 1_280 });
});

it('the sender chooses how many pixels stay', async () => {
  const bytes = await sharp({ create: { width: 2_700, height: 1_800, channels: 3, background: '#7fc4ff' } })
    .withExif(secret)
    .jpeg()
    .toBuffer();
  for (const [quality, width] of [
    ['small', 1_280],
    ['good', 2_560],
    ['original', 2_700],
  ] as const) {
    const made = await prepare(bytes, 'image/jpeg', { quality });
    expect(made.facts.width).toBe(width);
    expect((await sharp(made.download).metadata()).width).toBe(width);
    await expectClean(await readFile(made.download));
  }
});

it('a photo that goes as a file keeps its pixels, and has a picture of it', async () => {
  const made = await prepare(await phonePhoto().png().toBuffer(), 'image/png', {
    as: 'file',
    quality: 'small',
  });
  expect(made).toMatchObject({ kind: 'file', type: 'image/png', facts: { preview: true } });
  expect(made.forms.map(({ form }) => form)).toEqual(['preview']);
  await expectClean(await readFile(made.download));
});

const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures', name));

it('a phone’s HEIC becomes a photo that is shown everywhere, its wide colours brought in', async () => {
  // Drawn, given a P3 profile and a place in Seoul by sharp, then `heif-enc -q 30`: 2,016 x 1,512 pixels.
  const bytes = await fixture('photo.heic');
  const small = await prepare(bytes, 'image/heic', { quality: 'small' });
  expect(small).toMatchObject({ kind: 'photo', type: 'image/jpeg', original: { ending: 'jpg' } });
  expect(small.facts).toMatchObject({ width: 1_280, height: 960 });
  await expectClean(await readFile(small.download));
  const sun = await colourAt(formOf(small, 'screen').path, { left: 1_476, top: 384 });
  const [red = 0, green = 0] = sun;
  // #ff3b30 in sRGB; read without its profile it would come out as about 234, 51, 35 in P3 numbers.
  expect(red).toBeGreaterThan(246);
  expect(green).toBeLessThan(75);
}, 60_000);

it('a HEIC loses its place, and keeps it where its sender does, also when it is made smaller', async () => {
  // Made in the same way: 160 x 120 pixels.
  const bytes = await fixture('small.heic');
  expect(bytes.includes('MaruPhone')).toBe(true);
  const [plain, kept, smaller] = await Promise.all([
    prepare(bytes, 'image/heic'),
    prepare(bytes, 'image/heic', { keepMetadata: true, as: 'file' }),
    prepare(bytes, 'image/heic', { keepMetadata: true, quality: 'small' }),
  ]);
  expect(plain).toMatchObject({ kind: 'photo', type: 'image/heic', facts: { width: 160, height: 120 } });
  expect((await readFile(plain.download)).includes('MaruPhone')).toBe(false);
  expect((await stat(plain.download)).size).toBe(bytes.length);
  expect(kept.original).toBeUndefined();
  expect(smaller).toMatchObject({ type: 'image/jpeg', original: { ending: 'jpg' } });
  const jpeg = await readFile(smaller.download);
  expect(jpeg.includes('SecretCamera')).toBe(true);
  expect(await sharp(jpeg).metadata()).toMatchObject({ width: 160, height: 120, exif: expect.any(Buffer) });
  for (const { path } of [...kept.forms, ...smaller.forms]) await expectClean(await readFile(path));
});

it('what a camera wrote says that the picture is upright once it has been turned', () => {
  for (const [head, bytes] of [
    ['II*\0', '0800 0000 0100 1201 0300 0100 0000 0600 0000 0000 0000'],
    ['MM\0*', '0000 0008 0001 0112 0003 0000 0001 0006 0000 0000 0000'],
  ] as const) {
    const exif = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(bytes.replaceAll(' ', ''), 'hex')]);
    expect(readOrientation(exif)).toBe(6);
    expect(readOrientation(uprightExif(exif))).toBe(1);
    expect(readOrientation(uprightExif(exif.subarray(0, 11)))).toBe(1);
  }
});

it('a tall screenshot keeps its letters, in its forms and when it is made smaller', async () => {
  const bytes = await sharp({ create: { width: 1_080, height: 5_400, channels: 3, background: '#fafafa' } })
    .png()
    .toBuffer();
  const made = await prepare(bytes, 'image/png', { quality: 'small' });
  const sizeOf = async (path: string) => {
    const { width, height } = await sharp(path).metadata();
    return [width, height];
  };
  expect(await sizeOf(formOf(made, 'screen').path)).toEqual([1_080, 5_400]);
  expect(await sizeOf(formOf(made, 'list').path)).toEqual([320, 1_600]);
  expect(await sizeOf(made.download)).toEqual([720, 3_600]);
});

it('an animation goes on moving on the screen', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
      sharp({ create: { width: 120, height: 90, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  for (const type of ['gif', 'webp'] as const) {
    const bytes = await sharp(frames, { join: { animated: true } })
      .toFormat(type)
      .toBuffer();
    const made = await prepare(bytes, `image/${type}`, { quality: 'small' });
    expect(made.facts).toMatchObject({ width: 120, height: 90, animated: true });
    expect((await sharp(formOf(made, 'screen').path, { animated: true }).metadata()).pages).toBe(3);
    expect((await sharp(made.download, { animated: true }).metadata()).pages).toBe(3);
  }
});

const chunk = (type: string, body: Buffer) => {
  const made = Buffer.alloc(body.length + 12);
  made.writeUInt32BE(body.length, 0);
  made.write(type, 4, 'latin1');
  body.copy(made, 8);
  return made;
};

it('a bomb of a picture is sent as a plain file, without taking memory', async () => {
  const head = Buffer.from([0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0]);
  const bomb = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(20_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const made = await prepare(bomb, 'image/png');
  expect(made).toMatchObject({ kind: 'file', forms: [], trouble: expect.any(String) });
});

it('broken pictures and wrong names harm nothing, and still lose their place', async () => {
  const whole = await phonePhoto().jpeg().toBuffer();
  const cut = await prepare(whole.subarray(0, whole.length - 900), 'image/jpeg');
  expect(cut).toMatchObject({ kind: 'file', trouble: expect.any(String) });
  for (const word of words.slice(0, 3)) expect((await readFile(cut.download)).includes(word)).toBe(false);
  const broken = [
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/gif',
    'image/heic',
    'image/avif',
    'video/mp4',
    'audio/ogg',
    'application/pdf',
  ].flatMap((type) =>
    [Buffer.alloc(0), Buffer.alloc(500, 0xff), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')].map(
      (bytes) => ({ type, bytes }),
    ),
  );
  await Promise.all(
    broken.map(async ({ type, bytes }) =>
      expect(await prepare(bytes, type)).toMatchObject({ kind: 'file', forms: [] }),
    ),
  );
});

it('a PDF shows its first page and how many there are', async () => {
  const pdf =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>endobj ' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj ' +
    '4 0 obj<</Length 30>>stream\n1 0 0 rg 0 0 300 200 re f     \nendstream endobj\ntrailer<</Root 1 0 R>>';
  const made = await prepare(Buffer.from(pdf), 'application/pdf', { as: 'file' });
  expect(made).toMatchObject({ kind: 'file', facts: { pages: 2, preview: true } });
  const [red = 0, green = 255] = await colourAt(formOf(made, 'preview').path, { left: 100, top: 1_000 });
  expect(red).toBeGreaterThan(245);
  expect(green).toBeLessThan(10);
});

it('the beginning of a text is read in UTF-8, UTF-16 and the EUC-KR of older Korean files', async () => {
  const korean = '안녕하세요, 마루입니다.';
  const eucKr = Buffer.from('bec8b3e7c7cfbcbcbfe42c20b8b6b7e7c0d4b4cfb4d92e', 'hex');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(korean, 'utf16le')]);
  for (const bytes of [Buffer.from(korean), eucKr, utf16])
    expect((await prepare(bytes, 'text/plain', { as: 'file' })).facts.excerpt).toBe(korean);
  const long = await prepare(Buffer.from('가나다 '.repeat(2_000)), 'text/plain', { as: 'file' });
  expect(long.facts.excerpt?.length).toBeLessThanOrEqual(300);
  const turned = await prepare(Buffer.from('a\u202eb'), 'text/plain', { as: 'file' });
  expect(turned.facts.excerpt).toBe('ab');
  const binary = await prepare(Buffer.from([0, 1, 2, 3, 200]), 'application/octet-stream', { as: 'file' });
  expect(binary.facts.excerpt).toBeUndefined();
});
