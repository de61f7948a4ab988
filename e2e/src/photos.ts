import type { Browser, Page } from '@playwright/test';

/** A file as a chooser takes it. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What a camera would have written into a photo; no other bytes say this. */
export const cameraWords = 'Maru Test Camera';

/** A segment as cameras write it: who made the photo, and where on the earth it was taken. */
const cameraSegment = (): Buffer => {
  const words = Buffer.from(`${cameraWords}\0`);
  // TIFF, big-endian: one directory with the maker and the place, one with the latitude's side.
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1');
  const entry = ([tag, type, count]: [number, number, number], value: Buffer | number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    if (typeof value === 'number') bytes.writeUInt32BE(value, 8);
    else value.copy(bytes, 8);
    return bytes;
  };
  const first = 8;
  const wordsAt = first + 2 + 24 + 4;
  const placeAt = wordsAt + words.length;
  const directory = Buffer.concat([
    Buffer.from([0, 2]),
    entry([0x010f, 2, words.length], wordsAt),
    entry([0x8825, 4, 1], placeAt),
    Buffer.alloc(4),
  ]);
  const place = Buffer.concat([Buffer.from([0, 1]), entry([1, 2, 2], Buffer.from('N\0')), Buffer.alloc(4)]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), head, directory, words, place]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
};

const draw = (page: Page, shape: { width: number; height: number; hue: number; isNoisy: boolean }) =>
  page.evaluate(async ({ width, height, hue, isNoisy }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d')!;
    context.fillStyle = `hsl(${hue} 70% 60%)`;
    context.fillRect(0, 0, width, height);
    context.fillStyle = `hsl(${hue + 40} 60% 40%)`;
    context.fillRect(0, height * 0.6, width, height * 0.4);
    if (isNoisy) {
      const noise = context.getImageData(0, 0, width, height);
      let seed = 1 + hue;
      for (let place = 0; place < noise.data.length; place += 1) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        if (place % 4 !== 3) noise.data[place] = seed >> 16;
      }
      context.putImageData(noise, 0, 0);
    }
    const bytes = await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })).arrayBuffer();
    return btoa(new Uint8Array(bytes).reduce((text, byte) => text + String.fromCharCode(byte), ''));
  }, shape);

/** Photos as a camera makes them, each of another colour; a noisy one is large. */
export const takePhotos = async (
  browser: Browser,
  shapes: readonly { width: number; height: number; isNoisy?: boolean }[],
): Promise<ChosenFile[]> => {
  const page = await browser.newPage();
  const photos: ChosenFile[] = [];
  for (const [place, { width, height, isNoisy = false }] of shapes.entries()) {
    const plain = Buffer.from(await draw(page, { width, height, hue: place * 80, isNoisy }), 'base64');
    photos.push({
      name: `IMG_${place + 1}.jpg`,
      mimeType: 'image/jpeg',
      // The camera's words stand right after the first two bytes.
      buffer: Buffer.concat([plain.subarray(0, 2), cameraSegment(), plain.subarray(2)]),
    });
  }
  await page.close();
  return photos;
};
