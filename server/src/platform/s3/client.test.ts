import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestS3, type TestS3 } from '@maru/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openS3 } from './client.ts';
import type { S3Refused } from './types.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => s3.stop());

/** Answers everything with these bytes, and closes the line after it, as some S3 do. */
const startClosing = async (body: Buffer, told = body.length): Promise<Server> => {
  const server = createServer((line) => {
    line.on('error', () => undefined);
    line.once('data', () => {
      line.write(`HTTP/1.1 200 OK\r\nContent-Length: ${told}\r\nConnection: close\r\n\r\n`);
      line.end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return server;
};
const at = (server: Server) =>
  openS3({ ...s3, tries: 1, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

it('whoever reads slowly has all of it, from an S3 that closes each line too', async () => {
  const bytes = Buffer.alloc(400_000, 'slow ');
  const pieces: Buffer[] = [];
  for await (const piece of at(await startClosing(bytes)).read('a')) {
    pieces.push(piece as Buffer);
    await sleep(20);
  }
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
});

it('what ends before its end is an error, and never a shorter file', async () => {
  const read = async () => {
    for await (const piece of at(await startClosing(Buffer.alloc(1_000), 2_000)).read('a')) void piece;
  };
  await expect(read()).rejects.toThrow(/aborted|reset|hang up/);
});

it('an object is made only where there is none, if that was asked for', async () => {
  const bucket = openS3(s3);
  expect(await bucket.put('new', Buffer.from('one'), { isNew: true })).toBe(true);
  expect(await bucket.put('new', Buffer.from('two'), { isNew: true })).toBe(false);
  expect(s3.objects.get('new')?.toString()).toBe('one');
});

it('what an S3 refuses is told by its word and in no others: it may quote keys', async () => {
  const refused = (await openS3({ ...s3, secretKey: 'wrong' })
    .put('a', Buffer.from('x'))
    .catch((error: unknown) => error)) as S3Refused;
  expect(refused).toMatchObject({ status: 403, word: 'SignatureDoesNotMatch', code: 'S3_403' });
  expect(refused.message).toBe('S3 answered 403 (SignatureDoesNotMatch) to PUT a');
});
