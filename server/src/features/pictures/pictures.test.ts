import type { UploadedPicture } from '@maru/contract';
import { startTestServer, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const drawing = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#5a9' } });

const upload = async (token: string | undefined, body: Buffer, type = 'image/jpeg') =>
  fetch(`${server.url}/api/pictures`, {
    method: 'POST',
    headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
    body: new Uint8Array(body),
  });

const refusalOf = async (response: Response) =>
  ((await response.json()) as { refusal: { code: string } }).refusal.code;

test('a picture is turned upright, made small and handed out for good', async () => {
  const alice = await server.alice();
  const sideways = await drawing(3_000, 1_500).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const kept = (await (await upload(alice.token, sideways)).json()) as UploadedPicture;
  expect(kept).toMatchObject({ width: 540, height: 1_080 });

  const small = await fetch(`${server.url}/pictures/${kept.id}/small.webp`);
  expect(small.headers.get('cache-control')).toContain('immutable');
  expect(small.headers.get('x-content-type-options')).toBe('nosniff');
  expect(small.headers.get('content-type')).toBe('image/webp');
  const facts = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
  expect(facts).toMatchObject({ width: 160, height: 160, format: 'webp' });
  expect(facts.exif).toBeUndefined();
});

test('a picture of mine becomes my photo, one of somebody else does not', async () => {
  const [alice, bob] = [await server.alice(), await server.bob()];
  const png = await drawing(40, 40).png().toBuffer();
  const { id } = (await (await upload(alice.token, png, 'image/png')).json()) as UploadedPicture;
  expect((await alice.call('accounts.updateProfile', { photo: id })).photo).toBe(id);
  await expect(bob.call('accounts.updateProfile', { photo: id })).rejects.toMatchObject({
    code: 'picture_not_found',
  });
});

test('nobody, and no cookie from a foreign page, can upload', async () => {
  const alice = await server.alice();
  const png = await drawing(4, 4).png().toBuffer();
  expect(await refusalOf(await upload(undefined, png))).toBe('not_signed_in');
  const foreign = await fetch(`${server.url}/api/pictures`, {
    method: 'POST',
    headers: { cookie: `maru_session=${alice.token}`, origin: 'https://elsewhere.example' },
    body: new Uint8Array(png),
  });
  expect(await refusalOf(foreign)).toBe('wrong_origin');
});

test('what is not a picture is refused, whatever it calls itself', async () => {
  const { token } = await server.alice();
  const vector = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect(await refusalOf(await upload(token, vector, 'image/svg+xml'))).toBe('picture_unreadable');
  expect(await refusalOf(await upload(token, vector, 'image/png'))).toBe('picture_unreadable');
  const torn = (await drawing(500, 500).png().toBuffer()).subarray(0, 300);
  expect(await refusalOf(await upload(token, torn, 'image/png'))).toBe('picture_unreadable');
  expect(await refusalOf(await upload(token, Buffer.from('{}'), 'application/json'))).toBe(
    'picture_unreadable',
  );
});

test('a picture that unpacks into too many pixels is refused', async () => {
  const { token } = await server.alice();
  const bomb = await drawing(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
  expect(await refusalOf(await upload(token, bomb, 'image/png'))).toBe('picture_unreadable');
});

test('more than ten megabytes are refused', async () => {
  const { token } = await server.alice();
  const response = await upload(token, Buffer.alloc(10_000_001));
  expect(response.status).toBe(413);
});

test('unknown pictures and sizes are not found', async () => {
  const unknown = '01890000-0000-7000-8000-000000000000';
  for (const path of [`${unknown}/small.webp`, `${unknown}/huge.webp`, `..%2f..%2fetc/small.webp`]) {
    expect((await fetch(`${server.url}/pictures/${path}`)).status).toBe(404);
  }
});
