import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Agent, request, type Dispatcher } from 'undici';
import { checkBlobName, type Blobs, type ByteRange } from './types.ts';

/** Which bucket, and the key to it. */
export interface S3Place {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** The bucket stands in the path, and not in the host name. */
  pathStyle: boolean;
}

type Answer = Dispatcher.ResponseData;

interface Wish {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Made anew for each try. */
  body?: () => Buffer | Readable;
}

/** A line that breaks, or a host that is busy, is asked again this often. */
const tries = 4;
const emptyHash = createHash('sha256').digest('hex');

const baseOf = ({ endpoint, bucket, pathStyle }: S3Place): string => {
  const base = new URL(endpoint);
  if (!pathStyle) base.hostname = `${bucket}.${base.hostname}`;
  const path = base.pathname.replace(/\/$/, '');
  return `${base.origin}${pathStyle ? `${path}/${bucket}` : path}`;
};

const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
};

/** Keys in the answer to ListObjectsV2; ours hold no letters that XML writes otherwise. */
const keysIn = (xml: string): string[] =>
  [...xml.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key]) => key as string);

const openLine = (place: S3Place) => {
  const agent = new Agent({ connections: 64, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const base = baseOf(place);
  const signed = async (path: string, { method, query = {}, headers = {} }: Wish) => {
    const url = new URL(base + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      headers: { 'x-amz-content-sha256': emptyHash, ...headers },
      accessKeyId: place.accessKey,
      secretAccessKey: place.secretKey,
      region: place.region,
      service: 's3',
      allHeaders: false,
    });
    const made = await signer.sign();
    return {
      url: made.url,
      headers: Object.fromEntries(made.headers as unknown as Iterable<[string, string]>),
    };
  };
  const once = async (path: string, wish: Wish): Promise<Answer> => {
    const { url, headers } = await signed(path, wish);
    return request(url, {
      method: wish.method,
      headers,
      body: wish.body?.() ?? null,
      dispatcher: agent,
    });
  };
  /** Asks, again where that may help. Any other answer is given as it came. */
  return async (path: string, wish: Wish): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await once(path, wish);
        if (attempt === tries || (answer.statusCode < 500 && answer.statusCode !== 429)) return answer;
        await answer.body.dump();
      } catch (error) {
        if (attempt === tries) throw error;
      }
      await sleep(100 * 3 ** attempt * (0.5 + Math.random()));
    }
  };
};

const requireGood = async (answer: Answer, doing: string): Promise<Answer> => {
  if (answer.statusCode < 300) return answer;
  const words = (await answer.body.text()).slice(0, 300);
  throw new Error(`S3 answered ${answer.statusCode} to ${doing}: ${words}`);
};

/** Keeps files in an S3 bucket. What is put there is signed with its hash: it arrives whole or not at all. */
export const openS3Blobs = (place: S3Place): Blobs => {
  const ask = openLine(place);
  const putBody = async (
    name: string,
    wish: { size: number; hash: string; body: () => Buffer | Readable },
  ) => {
    const headers = { 'content-length': String(wish.size), 'x-amz-content-sha256': wish.hash };
    const answer = await ask(`/${name}`, { method: 'PUT', headers, body: wish.body });
    await (await requireGood(answer, `PUT ${name}`)).body.dump();
  };
  const removeOne = async (key: string) => {
    const answer = await ask(`/${key}`, { method: 'DELETE' });
    if (answer.statusCode !== 404) await requireGood(answer, `DELETE ${key}`);
    await answer.body.dump();
  };
  const read = (name: string, range: ByteRange | undefined): Readable => {
    const through = new PassThrough();
    const headers = range && { range: `bytes=${range.start}-${range.end}` };
    ask(`/${name}`, { method: 'GET', ...(headers && { headers }) })
      .then((answer) => requireGood(answer, `GET ${name}`))
      .then(
        ({ body }) => void pipeline(body, through, () => undefined),
        (error: unknown) => through.destroy(error as Error),
      );
    return through;
  };
  return {
    async put(name, bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      await putBody(checkBlobName(name), { size: bytes.length, hash, body: () => bytes });
    },
    async putFile(name, path) {
      const [{ size }, hash] = await Promise.all([stat(path), hashOfFile(path)]);
      // A stream of no bytes would be sent in chunks, which S3 does not take.
      const body = () => (size === 0 ? Buffer.alloc(0) : createReadStream(path));
      await putBody(checkBlobName(name), { size, hash, body });
      await rm(path, { force: true });
    },
    async remove(name) {
      await removeOne(checkBlobName(name));
      for (;;) {
        const query = { 'list-type': '2', prefix: `${name}/`, 'max-keys': '500' };
        const answer = await requireGood(await ask('/', { method: 'GET', query }), `list ${name}`);
        const keys = keysIn(await answer.body.text());
        if (keys.length === 0) return;
        for (const key of keys) await removeOne(key);
      }
    },
    async open(name) {
      const answer = await ask(`/${checkBlobName(name)}`, { method: 'HEAD' });
      if (answer.statusCode !== 404) await requireGood(answer, `HEAD ${name}`);
      await answer.body.dump();
      if (answer.statusCode === 404) return undefined;
      return { size: Number(answer.headers['content-length']), stream: (range) => read(name, range) };
    },
    async *list() {
      for (let after: string | undefined; ;) {
        const query = { 'list-type': '2', 'max-keys': '1000', ...(after && { 'start-after': after }) };
        const answer = await requireGood(await ask('/', { method: 'GET', query }), 'list');
        const keys = keysIn(await answer.body.text());
        yield* keys;
        after = keys.at(-1);
        if (!after) return;
      }
    },
  };
};
