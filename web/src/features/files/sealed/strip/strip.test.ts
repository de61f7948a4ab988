import { describe, expect, it } from 'vitest';
import { joined, lettersAt, viewOf } from './bytes.ts';
import { orientationSegment, readOrientation } from './exif.ts';
import { stripFilm } from './strip-film.ts';
import { stripPhoto } from './strip-photo.ts';

const letters = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const has = (bytes: Uint8Array, text: string): boolean => lettersAt(bytes, 0, bytes.length).includes(text);

const segment = (kind: number, body: Uint8Array): Uint8Array =>
  joined([Uint8Array.from([0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);

const jpeg = (...parts: Uint8Array[]): Uint8Array =>
  joined([Uint8Array.from([0xff, 0xd8]), ...parts, Uint8Array.from([0xff, 0xd9])]);
const pixels = joined([segment(0xda, letters('123456')), Uint8Array.from([1, 2, 0xff, 0, 3])]);
const turned = orientationSegment(6);
const withPlace = joined([turned, segment(0xe1, letters('Exif\0\0 37.5 N 127 E'))]);

describe('a photo loses what the camera wrote', () => {
  it('JPEG: place and comments go, colours and pixels and which way is up stay', () => {
    const icc = segment(0xe2, letters('ICC_PROFILE\0 colours'));
    const photo = jpeg(turned, icc, segment(0xfe, letters('my home')), segment(0xed, letters('GPS')), pixels);
    const clean = stripPhoto(joined([photo, letters('a second, moving picture')]), 'image/jpeg')!;
    expect(has(clean, 'ICC_PROFILE')).toBe(true);
    for (const word of ['my home', 'GPS', 'moving']) expect(has(clean, word)).toBe(false);
    expect(readOrientation(clean.subarray(2 + 4 + 6))).toBe(6);
    expect(lettersAt(clean, clean.length - pixels.length - 2, pixels.length)).toBe(
      lettersAt(pixels, 0, pixels.length),
    );
    expect(has(stripPhoto(jpeg(withPlace, pixels), 'image/jpeg')!, '127 E')).toBe(false);
  });

  it('PNG and WebP: the same', () => {
    const chunk = (type: string, body: string) => {
      const head = new Uint8Array(4);
      viewOf(head).setUint32(0, body.length);
      return joined([head, letters(type + body), new Uint8Array(4)]);
    };
    const head = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const png = joined([
      head,
      chunk('IHDR', 'x'),
      chunk('tEXt', 'my home'),
      chunk('IDAT', 'y'),
      chunk('IEND', ''),
    ]);
    const cleanPng = stripPhoto(joined([png, letters('behind')]), 'image/png')!;
    expect(lettersAt(cleanPng, 0, cleanPng.length)).toMatch(/IHDR[^]*IDAT[^]*IEND/);
    expect(has(cleanPng, 'my home') || has(cleanPng, 'behind')).toBe(false);

    const riff = (type: string, body: Uint8Array) => {
      const size = new Uint8Array(4);
      viewOf(size).setUint32(0, body.length, true);
      return joined([letters(type), size, body, new Uint8Array(body.length % 2)]);
    };
    const extended = riff('VP8X', Uint8Array.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const inside = joined([
      letters('WEBP'),
      extended,
      riff('VP8 ', letters('pix')),
      riff('EXIF', letters('II* my home')),
    ]);
    const cleanWebp = stripPhoto(riff('RIFF', inside), 'image/webp')!;
    expect(has(cleanWebp, 'my home')).toBe(false);
    expect(has(cleanWebp, 'pix')).toBe(true);
    expect(cleanWebp[20]).toBe(0);
    expect(viewOf(cleanWebp).getUint32(4, true)).toBe(cleanWebp.length - 8);
  });

  it('what is laid out in another way is not touched: it is drawn anew', () => {
    expect(stripPhoto(letters('nothing of the kind'), 'image/jpeg')).toBeUndefined();
    expect(stripPhoto(letters('II*\0'), 'image/tiff')).toBeUndefined();
  });
});

const box = (type: string, ...bodies: Uint8Array[]): Uint8Array => {
  const body = joined(bodies);
  const size = new Uint8Array(4);
  viewOf(size).setUint32(0, body.length + 8);
  return joined([size, letters(type), body]);
};
const handler = (kind: string) => box('mdia', box('hdlr', new Uint8Array(8), letters(kind)));

it('a film loses its place and times, and every other byte stays where it was', async () => {
  const times = joined([new Uint8Array(4), letters('MADEWHEN'), new Uint8Array(4)]);
  const film = joined([
    box('ftyp', letters('isom')),
    box(
      'moov',
      box('mvhd', times),
      box('udta', letters('+37.5+127.0/')),
      box('trak', handler('vide'), box('meta', letters('Phone 12'))),
      box('trak', handler('meta'), letters('a place at every second')),
    ),
    box('mdat', letters('the film itself')),
  ]);
  const clean = new Uint8Array(
    await (await stripFilm(new Blob([film as Uint8Array<ArrayBuffer>], { type: 'video/mp4' }))).arrayBuffer(),
  );
  expect(clean).toHaveLength(film.length);
  for (const word of ['+37.5', 'Phone 12', 'MADEWHEN', 'every second']) expect(has(clean, word)).toBe(false);
  expect(has(clean, 'vide') && has(clean, 'the film itself')).toBe(true);
  const other = new Blob(['no film at all'], { type: 'video/mp4' });
  expect(await (await stripFilm(other)).text()).toBe('no film at all');
});
