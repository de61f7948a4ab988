import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { FileId } from '@maru/contract';
import { askTus, startTestServer, tusMetadata, type TestPerson, type TestServer } from '@maru/testing';
import { Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let server: TestServer;
let alice: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  [alice, bob] = [await server.alice(), await server.bob()];
});
afterAll(() => server.stop());

const ask = (who: TestPerson | undefined, asked: Parameters<typeof askTus>[2]) =>
  askTus(server.url, who, asked);

const begin = async (size: number): Promise<string> => {
  const headers = { 'upload-length': String(size), 'upload-metadata': tusMetadata({ filename: 'f' }) };
  const made = await ask(alice, { method: 'POST', headers });
  expect(made.status).toBe(201);
  return made.headers.get('location') as string;
};

const sendFrom = (at: string, offset: number, body: Uint8Array) =>
  ask(alice, { method: 'PATCH', at, headers: { 'upload-offset': String(offset) }, body });

const offsetOf = async (at: string): Promise<number> => {
  const { headers } = await ask(alice, { method: 'HEAD', at });
  return Number(headers.get('upload-offset'));
};

const download = async (at: string): Promise<Buffer> => {
  const got = await fetch(`${server.url}/files/mine/${at.split('/').at(-1)}/original`, {
    headers: { authorization: `Bearer ${alice.token}` },
  });
  return Buffer.from(await got.arrayBuffer());
};

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Sends the beginning of a request's body over a bare line, and cuts it. */
const sendAndCut = async (at: string, offset: number, { whole, sent }: { whole: Buffer; sent: number }) => {
  const { port } = new URL(server.url);
  const line = connect(Number(port), '127.0.0.1');
  await new Promise<void>((done, fail) => {
    line.once('connect', () => done()).once('error', fail);
  });
  line.write(
    `PATCH ${at} HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${alice.token}\r\nTus-Resumable: 1.0.0\r\n` +
      `Upload-Offset: ${offset}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${whole.length - offset}\r\n\r\n`,
  );
  await new Promise<void>((done) => {
    line.write(whole.subarray(offset, offset + sent), () => done());
  });
  line.destroy();
};

describe('a tus client of others', () => {
  const runClient = (bytes: Buffer, options: Partial<UploadOptions>) =>
    new Promise<string>((done, fail) => {
      const upload = new Upload(bytes, {
        endpoint: `${server.url}/api/uploads`,
        headers: { authorization: `Bearer ${alice.token}` },
        metadata: { filename: 'clip.bin', filetype: 'video/mp4', as: 'file' },
        onError: fail,
        onSuccess: () => done(upload.url as string),
        retryDelays: null,
        ...options,
      });
      upload.start();
    });

  test('uploads in one piece and in many', async () => {
    const bytes = randomBytes(3_000_000);
    for (const chunkSize of [Infinity, 700_000]) {
      const url = await runClient(bytes, { chunkSize });
      expect(hashOf(await download(url))).toBe(hashOf(bytes));
    }
  });

  test('uploads with the creation', async () => {
    const bytes = randomBytes(100_000);
    const url = await runClient(bytes, { uploadDataDuringCreation: true });
    expect(hashOf(await download(url))).toBe(hashOf(bytes));
  });

  test('is cut off three times and finishes byte for byte', async () => {
    const bytes = randomBytes(9_000_000);
    let url: string | undefined;
    for (const cutAfter of [2_500_000, 4_000_000, 6_000_000]) {
      await new Promise<void>((done, fail) => {
        const upload = new Upload(bytes, {
          endpoint: `${server.url}/api/uploads`,
          uploadUrl: url ?? null,
          headers: { authorization: `Bearer ${alice.token}` },
          chunkSize: 1_000_000,
          retryDelays: null,
          onError: fail,
          onSuccess: () => fail(new Error('it was not cut off')),
          onProgress: (sent) => {
            if (sent < cutAfter) return;
            url = upload.url as string;
            upload.options.onProgress = null;
            done(upload.abort());
          },
        });
        upload.start();
      });
    }
    url = await runClient(bytes, { uploadUrl: url as string });
    expect(hashOf(await download(url))).toBe(hashOf(bytes));
  });

  test('takes an upload back', async () => {
    const upload = new Upload(randomBytes(5_000_000), {
      endpoint: `${server.url}/api/uploads`,
      headers: { authorization: `Bearer ${alice.token}` },
      chunkSize: 500_000,
      retryDelays: null,
    });
    await new Promise<void>((done) => {
      upload.options.onProgress = (sent) => sent > 1_000_000 && done();
      upload.start();
    });
    await upload.abort(true);
    expect((await ask(alice, { method: 'HEAD', at: upload.url as string })).status).toBe(404);
  });
});

test('what came before the line was cut is kept, in the middle of a request', async () => {
  const whole = randomBytes(12_000_000);
  const at = await begin(whole.length);
  let offset = 0;
  for (const sent of [1_000_000, 9_000_000, 123_457]) {
    await sendAndCut(at, offset, { whole, sent });
    await expect.poll(() => offsetOf(at)).toBeGreaterThan(offset);
    offset = await offsetOf(at);
  }
  expect(offset).toBeGreaterThan(5_000_000);
  expect((await sendFrom(at, offset, whole.subarray(offset))).status).toBe(204);
  expect(hashOf(await download(at))).toBe(hashOf(whole));
});

test('who missed the last answer hears that all has come', async () => {
  const at = await begin(4);
  await sendFrom(at, 0, Buffer.from('word'));
  expect(await offsetOf(at)).toBe(4);
});

test('a last answer that was missed does not stop the message', async () => {
  const at = await begin(500_000);
  const fileId = at.split('/').at(-1) as FileId;
  void sendFrom(at, 0, randomBytes(500_000));
  await expect.poll(() => offsetOf(at)).toBe(500_000);
  const { chat } = await alice.call('chats.create', { memberIds: [] });
  await alice.call('messages.send', { chatId: chat.id, key: 'm', content: { type: 'file', fileId } });
});

describe('refuses', () => {
  const codeOf = async (answer: Response) =>
    ((await answer.json()) as { refusal?: { code: string } }).refusal?.code;

  test('those who are not signed in, and pages of others', async () => {
    const headers = { 'upload-length': '1' };
    expect(await codeOf(await ask(undefined, { method: 'POST', headers }))).toBe('not_signed_in');
    const cookie = `maru_session=${alice.token}`;
    const foreign = { ...headers, cookie, origin: 'https://elsewhere.example' };
    expect(await codeOf(await ask(undefined, { method: 'POST', headers: foreign }))).toBe('wrong_origin');
    const own = { ...headers, cookie, origin: server.url };
    expect((await ask(undefined, { method: 'POST', headers: own })).status).toBe(201);
  });

  test('somebody else’s upload, in every way', async () => {
    const at = await begin(10);
    expect((await ask(bob, { method: 'HEAD', at })).status).toBe(404);
    const headers = { 'upload-offset': '0' };
    expect((await ask(bob, { method: 'PATCH', at, headers, body: Buffer.alloc(5) })).status).toBe(404);
    expect((await ask(bob, { method: 'DELETE', at })).status).toBe(404);
    expect(await offsetOf(at)).toBe(0);
  });

  test('a wrong place, too many bytes, and sizes that are none', async () => {
    const at = await begin(10);
    expect((await sendFrom(at, 5, Buffer.alloc(5))).status).toBe(409);
    expect((await sendFrom(at, 0, Buffer.alloc(11))).status).toBe(413);
    expect((await sendFrom(at, 0, Buffer.alloc(6))).status).toBe(204);
    expect((await sendFrom(at, 0, Buffer.alloc(6))).status).toBe(409);
    expect((await sendFrom(at, 6, Buffer.alloc(6))).status).toBe(413);
    for (const size of ['-1', '1.5', 'x', '', '99999999999999999999'])
      expect(
        (await ask(alice, { method: 'POST', headers: { 'upload-length': size } })).status,
      ).toBeGreaterThan(399);
    expect((await ask(alice, { method: 'POST', headers: { 'upload-defer-length': '1' } })).status).toBe(501);
    const tooLarge = await ask(alice, { method: 'POST', headers: { 'upload-length': '2000000001' } });
    expect([tooLarge.status, await codeOf(tooLarge)]).toEqual([413, 'too_large']);
  });

  test('metadata that is none, and ids that are none', async () => {
    for (const words of ['a b c', ',,,', 'filename !!!', 'ä YQ==', 'filename YQ==,filename YQ=='])
      expect(
        (
          await ask(alice, {
            method: 'POST',
            headers: { 'upload-length': '1', 'upload-metadata': encodeURI(words) },
          })
        ).status,
      ).toBeOneOf([201, 400]);
    for (const id of ['x', '..%2f..', '%00', '00000000-0000-7000-8000-000000000000', 'a'.repeat(150)])
      expect((await ask(alice, { method: 'HEAD', at: `/api/uploads/${id}` })).status).toBe(404);
  });

  test('two writers at once: each byte comes from one of them, and the file is whole', async () => {
    const bytes = randomBytes(6_000_000);
    const at = await begin(bytes.length);
    const both = await Promise.allSettled([sendFrom(at, 0, bytes), sendFrom(at, 0, bytes)]);
    expect(both).toHaveLength(2);
    const offset = await offsetOf(at);
    if (offset < bytes.length) await sendFrom(at, offset, bytes.subarray(offset));
    expect(hashOf(await download(at))).toBe(hashOf(bytes));
  });
});
