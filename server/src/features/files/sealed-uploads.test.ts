import { randomBytes } from 'node:crypto';
import type { FileId } from '@maru/contract';
import { startTestServer, uploadFile, type TestPerson, type TestServer } from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';

let server: TestServer<House>;
let alice: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>();
  [alice, bob] = [await server.alice(), await server.bob()];
});
afterAll(() => server.stop());

const told = { as: 'sealed', filename: 'payslip.pdf', filetype: 'application/pdf', waveform: '1,2,3' };

const upload = (bytes: Uint8Array): Promise<FileId> => uploadFile(server.url, alice, { bytes, ...told });

const get = (who: TestPerson, fileId: FileId, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/files/mine/${fileId}/original`, {
    headers: { authorization: `Bearer ${who.token}`, ...headers },
  });

test('what comes sealed is kept byte for byte, also where it looks like a photo with a place in it', async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .withExif({ IFD3: { GPSLatitude: '37/1 33/1 59/1' } })
    .jpeg()
    .toBuffer();
  const fileId = await upload(photo);
  const got = await get(alice, fileId);
  expect(Buffer.from(await got.arrayBuffer()).equals(photo)).toBe(true);
  expect(got.headers.get('content-type')).toBe('application/octet-stream');
  expect(got.headers.get('content-disposition')).toContain('attachment');
  const { files } = await alice.call('files.get', { fileIds: [fileId] });
  expect(files[0]?.file).toEqual({
    id: fileId,
    kind: 'file',
    name: 'file',
    type: 'application/octet-stream',
    size: photo.length,
  });
});

test('no name, type or waveform of it is kept, even where a client tells them', async () => {
  const fileId = await upload(randomBytes(2_000));
  const { rows } = await server.house.db.query('select * from files where file_id = $1', [fileId]);
  const kept = JSON.stringify(rows);
  expect(kept).not.toMatch(/payslip|pdf|waveform/);
  expect(rows).toMatchObject([{ forms: [], facts: {}, state: 'ready' }]);
});

test('any stretch of it is handed out, as a client that opens it piece by piece asks for them', async () => {
  const bytes = randomBytes(600_000);
  const fileId = await upload(bytes);
  const got = await get(alice, fileId, { range: 'bytes=262159-524318' });
  expect(got.status).toBe(206);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes.subarray(262_159, 524_319))).toBe(true);
});

test('before a message holds it, it is its owner’s alone', async () => {
  const fileId = await upload(randomBytes(100));
  expect((await get(bob, fileId)).status).toBe(404);
  const { files } = await bob.call('files.get', { fileIds: [fileId] });
  expect(files).toEqual([]);
});
