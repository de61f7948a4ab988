import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  askTus,
  startTestS3,
  startTestServer,
  uploadFile,
  type TestS3,
  type TestServer,
} from '@maru/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../../platform/house.ts';

let s3: TestS3;
let server: TestServer<House>;
beforeAll(async () => {
  s3 = await startTestS3();
  const { endpoint, region, bucket, accessKey, secretKey } = s3;
  const config = {
    s3Endpoint: endpoint,
    s3Region: region,
    s3Bucket: bucket,
    s3AccessKey: accessKey,
    s3SecretKey: secretKey,
    s3PathStyle: 'on',
  };
  server = await startTestServer<House>({ config: config as never });
});
afterAll(async () => {
  await server.stop();
  await s3.stop();
});

/** What is kept of people's files: all but the mark by which the processes of a host know that they share the bucket. */
const kept = () => [...s3.objects.keys()].filter((key) => !key.startsWith('marks/'));

test('files live in an S3, from their first part to their last byte', async () => {
  const alice = await server.alice();
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers: { authorization: `Bearer ${alice.token}`, ...headers } });

  const bytes = randomBytes(12_000_000);
  const made = await askTus(server.url, alice, { method: 'POST', headers: { 'upload-length': '12000000' } });
  const at = made.headers.get('location') as string;
  const half = { 'upload-offset': '0' };
  await askTus(server.url, alice, {
    method: 'PATCH',
    at,
    headers: half,
    body: bytes.subarray(0, 10_000_000),
  });
  expect([...s3.objects.keys()].filter((key) => key.startsWith('uploads/'))).toHaveLength(2);
  s3.beBusy(2);
  const rest = { 'upload-offset': '10000000' };
  await askTus(server.url, alice, { method: 'PATCH', at, headers: rest, body: bytes.subarray(10_000_000) });
  expect(kept().every((key) => key.startsWith('bytes/'))).toBe(true);

  const id = at.split('/').at(-1);
  const whole = await get(`/files/mine/${id}/original`);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  const some = await get(`/files/mine/${id}/original`, { range: 'bytes=11345678-11345999' });
  expect(some.status).toBe(206);
  expect(Buffer.from(await some.arrayBuffer()).equals(bytes.subarray(11_345_678, 11_346_000))).toBe(true);

  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#5a9' } })
    .jpeg()
    .toBuffer();
  const photoId = await uploadFile(server.url, alice, { bytes: photo, as: 'photo', filename: 'p.jpg' });
  const shown = await get(`/files/mine/${photoId}/list`, { accept: 'image/webp' });
  expect([shown.status, (shown.headers.get('content-type') ?? '').split('/')[0]]).toEqual([200, 'image']);

  for (const fileId of [id, photoId]) await alice.call('files.discard', { fileId: fileId as never });
  expect(kept()).toEqual([]);
  expect(await readdir(join(server.house.config.dataDir, 'tmp'))).toEqual([]);
});
