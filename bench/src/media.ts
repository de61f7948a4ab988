import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import sharp from 'sharp';
import { inTurns, megabytes, spread } from './figures.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';

/** Somebody who uploads. */
interface Uploader {
  url: string;
  token: string;
}

const signUp = async (url: string): Promise<Uploader> => {
  const answer = await fetch(`${url}/api/accounts.signUp`, {
    method: 'POST',
    body: JSON.stringify({
      handle: 'media',
      name: 'Media',
      password: 'open-wooden-hall',
      agreed: ['terms', 'privacy'].map((subject) => ({ subject, version: 1 })),
    }),
  });
  const { output } = (await answer.json()) as { output: { token: string } };
  return { url, token: output.token };
};

/** One request; the body is given piece by piece, no faster than it is taken. */
const ask = async (
  { url, token }: Uploader,
  { method, at, headers }: { method: string; at: string; headers: Record<string, string | number> },
  body: Iterable<Buffer> = [],
): Promise<IncomingMessage> => {
  const all = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}`, ...headers };
  const asking = request(url + at, { method, headers: all });
  const answered = new Promise<IncomingMessage>((done, fail) => {
    asking.once('response', done).once('error', fail);
  });
  for (const piece of body)
    if (!asking.write(piece))
      await new Promise((go) => {
        asking.once('drain', go);
      });
  asking.end();
  return answered;
};

const upload = async (
  who: Uploader,
  { size, as }: { size: number; as: string },
  body: Iterable<Buffer>,
): Promise<string> => {
  const word = (text: string) => Buffer.from(text).toString('base64');
  const metadata = `filename ${word('measured')},as ${word(as)}`;
  const headers = { 'upload-length': size, 'upload-metadata': metadata };
  const made = await ask(who, { method: 'POST', at: '/api/uploads', headers });
  made.resume();
  const at = made.headers.location as string;
  const type = 'application/offset+octet-stream';
  const bytes = { 'upload-offset': 0, 'content-type': type, 'content-length': size };
  const sent = await ask(who, { method: 'PATCH', at, headers: bytes }, body);
  sent.resume();
  if (sent.statusCode !== 204) throw new Error(`an upload was answered with ${sent.statusCode}`);
  return at.split('/').at(-1) as string;
};

/** So many bytes, no two megabytes of which are the same. */
function* pieces(size: number): Iterable<Buffer> {
  const megabyte = randomBytes(1_048_576);
  for (let left = size, n = 0; left > 0; left -= megabyte.length, n++) {
    const piece = Buffer.from(megabyte);
    piece.writeUInt32LE(n, 0);
    yield left < piece.length ? piece.subarray(0, left) : piece;
  }
}

/** Photos as a phone makes them: 12 million pixels, with light and noise, each another. */
const makePhotos = (count: number): Promise<Buffer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      sharp({
        create: {
          width: 4_000,
          height: 3_000,
          channels: 3,
          noise: { type: 'gaussian', mean: 100 + n, sigma: 18 },
        } as never,
      })
        .blur(1.2)
        .jpeg({ quality: 88 })
        .toBuffer(),
    ),
  );

const measurePhotos = async (who: Uploader, count: number) => {
  const photos = await makePhotos(4);
  // The same bytes are stored once, but looked at each time: a tail makes each its own.
  const each = Array.from({ length: count }, (_, n) => {
    const photo = photos[n % photos.length] as Buffer;
    return Buffer.concat([photo, Buffer.from(`photo ${n}`)]);
  });
  const began = performance.now();
  await inTurns(each, 4, async (bytes) => {
    await upload(who, { size: bytes.length, as: 'photo' }, [bytes]);
  });
  const seconds = (performance.now() - began) / 1_000;
  const size = each.reduce((sum, { length }) => sum + length, 0) / count;
  return {
    photos: count,
    photo_mb: megabytes(size),
    photos_per_s: Math.round((count / seconds) * 100) / 100,
  };
};

const firstByteMs = async (who: Uploader, id: string, start: number): Promise<number> => {
  const began = performance.now();
  const range = `bytes=${start}-${start + 1_048_575}`;
  const answer = await ask(who, { method: 'GET', at: `/files/mine/${id}/original`, headers: { range } });
  if (answer.statusCode !== 206) throw new Error(`a range was answered with ${answer.statusCode}`);
  await new Promise((first) => {
    answer.once('data', first);
  });
  const took = performance.now() - began;
  answer.resume();
  await new Promise((end) => {
    answer.once('end', end);
  });
  return took;
};

const measureRanges = async (who: Uploader, id: string, { size, count }: { size: number; count: number }) => {
  const took: number[] = [];
  for (let n = 0; n < count; n++)
    took.push(await firstByteMs(who, id, Math.floor(Math.random() * (size - 1_048_576))));
  const { p50_ms: p50, p95_ms: p95, p99_ms: p99 } = spread(took);
  return { range_p50_ms: p50, range_p95_ms: p95, range_p99_ms: p99 };
};

const measureMemory = async (host: Host, who: Uploader, size: number) => {
  const before = await host.rss();
  let peak = before;
  let late = 0;
  const timer = setInterval(() => {
    void host.rss().then((now) => {
      peak = Math.max(peak, now);
      late = now;
    });
  }, 200);
  const began = performance.now();
  await upload(who, { size, as: 'file' }, pieces(size));
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1_000;
  return {
    upload_mb: megabytes(size),
    upload_s: Math.round(seconds * 10) / 10,
    rss_before_mb: megabytes(before),
    rss_peak_mb: megabytes(peak),
    rss_end_mb: megabytes(late),
  };
};

/** Photos through the pipeline, the first byte of stretches of a large file, memory while a very large one comes. */
export const benchMedia = async (host: Host, options: Options): Promise<Record<string, number>> => {
  const who = await signUp(host.gateway.replace(/^ws/, 'http').replace('/gateway', ''));
  const size = options.rangeBytes;
  const id = await upload(who, { size, as: 'file' }, pieces(size));
  const ranges = await measureRanges(who, id, { size, count: 200 });
  const memory = await measureMemory(host, who, options.uploadBytes);
  return {
    ...(await measurePhotos(who, options.photos)),
    range_file_mb: megabytes(size),
    ...ranges,
    ...memory,
  };
};
