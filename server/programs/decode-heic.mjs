// Turns a HEIC into a TIFF that sharp can read: `decode-heic.mjs FROM TO MOST_PIXELS`. A process of its own, because
// the decoder holds the processor for seconds and its memory is never given back. It keeps the colour profile: a
// phone's photo is in a wider space than sRGB, and without its profile it would look pale.
import { readFileSync, writeFileSync } from 'node:fs';
import libheif from 'libheif-js/wasm-bundle.js';

const [from, to, mostPixels] = process.argv.slice(2);
const bytes = readFileSync(from);

await libheif.ready;
const decoder = new libheif.HeifDecoder();
const images = decoder.decode(bytes);
if (!images.length) throw new Error('holds no picture');
const image = images.find((one) => one.is_primary?.()) ?? images[0];
const width = image.get_width();
const height = image.get_height();
if (!(width > 0 && height > 0 && width * height <= Number(mostPixels)))
  throw new Error(`has ${width} x ${height} pixels`);

const shown = await new Promise((resolve, reject) => {
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  image.display(target, (result) => (result ? resolve(result) : reject(new Error('cannot be decoded'))));
});
writeFileSync(to, writeTiff(withoutAlpha(shown.data), { width, height, profile: findProfile(bytes) }));
process.exit(0);

/** Photos are opaque. */
function withoutAlpha(pixels) {
  const opaque = Buffer.allocUnsafe((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    opaque[to] = pixels[from];
    opaque[to + 1] = pixels[from + 1];
    opaque[to + 2] = pixels[from + 2];
  }
  return opaque;
}

/** The ICC profile: the `colr` box of kind `prof`, which stands before the pixels. */
function findProfile(file) {
  const at = file.indexOf('colrprof', 0, 'latin1');
  if (at < 4) return undefined;
  const size = file.readUInt32BE(at - 4);
  const profile = file.subarray(at + 8, at - 4 + size);
  const isProfile = profile.length > 128 && profile.toString('latin1', 36, 40) === 'acsp';
  return isProfile && profile.readUInt32BE(0) === profile.length ? profile : undefined;
}

/** An uncompressed TIFF in one strip. */
function writeTiff(pixels, { width, height, profile }) {
  const [short, long, undefinedType] = [3, 4, 7];
  const entries = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 3, 'bits'],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, 'pixels'],
    [277, short, 1, 3],
    [278, long, 1, height],
    [279, long, 1, pixels.length],
    ...(profile ? [[34675, undefinedType, profile.length, 'profile']] : []),
  ];
  const bitsAt = 8 + 2 + entries.length * 12 + 4;
  const profileAt = bitsAt + 8;
  const pixelsAt = (profileAt + (profile?.length ?? 0) + 3) & ~3;
  const places = { bits: bitsAt, profile: profileAt, pixels: pixelsAt };
  const head = Buffer.alloc(pixelsAt);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(places[value] ?? value, at + 8);
  });
  for (let one = 0; one < 3; one++) head.writeUInt16LE(8, bitsAt + one * 2);
  if (profile) profile.copy(head, profileAt);
  return Buffer.concat([head, pixels]);
}
