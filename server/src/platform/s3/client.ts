import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { openLines, type Answer } from './ask.ts';
import { S3Refused, type PutOptions, type S3, type S3Object, type S3Place } from './types.ts';

interface Wish {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Made anew for each try. */
  body?: () => Buffer | Readable;
}

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

/** What the answer to ListObjectsV2 lists; keys of ours hold no letters that XML writes otherwise. */
const objectsIn = (xml: string): S3Object[] =>
  [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, object = '']) => {
    const field = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(object)?.[1];
    const key = field('Key');
    return key ? [{ key, bytes: Number(field('Size')), at: new Date(field('LastModified') ?? 0) }] : [];
  });

const openLine = (place: S3Place) => {
  const ask = openLines();
  const base = baseOf(place);
  const { tries = 4 } = place;
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
    return ask(url, { method: wish.method, headers, body: wish.body?.() });
  };
  /** Asks, again where that may help. Any other answer is given as it came. */
  return async (path: string, wish: Wish): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await once(path, wish);
        const mayPass = answer.status >= 500 && answer.status !== 501;
        if (attempt === tries || (!mayPass && answer.status !== 429)) return answer;
        answer.body.resume();
      } catch (error) {
        if (attempt === tries) throw error;
      }
      await sleep(100 * 3 ** attempt * (0.5 + Math.random()));
    }
  };
};

const requireGood = async (answer: Answer, doing: string): Promise<Answer> => {
  if (answer.status < 300) return answer;
  const word = /<Code>([A-Za-z0-9]+)<\/Code>/.exec(await textOf(answer.body))?.[1];
  throw new S3Refused(doing, { status: answer.status, word });
};

/** There is one already, or another is being put there in this moment. */
const isTaken = (error: unknown): boolean =>
  error instanceof S3Refused && (error.status === 412 || error.status === 409);
/** Not every S3 knows the condition. */
const isUnknownCondition = (error: unknown): boolean =>
  error instanceof S3Refused && (error.status === 501 || error.word === 'NotImplemented');

/** Opens a bucket. */
export const openS3 = (place: S3Place): S3 => {
  const ask = openLine(place);
  const send = async (
    key: string,
    wish: { size: number; hash: string; body: () => Buffer | Readable },
    { isNew = false }: PutOptions,
  ): Promise<boolean> => {
    const headers = {
      'content-length': String(wish.size),
      'x-amz-content-sha256': wish.hash,
      ...(isNew && { 'if-none-match': '*' }),
    };
    try {
      const answer = await ask(`/${key}`, { method: 'PUT', headers, body: wish.body });
      (await requireGood(answer, `PUT ${key}`)).body.resume();
      return true;
    } catch (error) {
      if (!isNew) throw error;
      if (isTaken(error)) return false;
      if (!isUnknownCondition(error)) throw error;
      return (await s3.find(key)) ? false : send(key, wish, {});
    }
  };
  const s3: S3 = {
    async put(key, bytes, options = {}) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      return send(key, { size: bytes.length, hash, body: () => bytes }, options);
    },
    async putFile(key, path, options = {}) {
      const [{ size }, hash] = await Promise.all([stat(path), hashOfFile(path)]);
      // A stream of no bytes would be sent in chunks, which S3 does not take.
      const body = () => (size === 0 ? Buffer.alloc(0) : createReadStream(path));
      return send(key, { size, hash, body }, options);
    },
    async find(key) {
      const answer = await ask(`/${key}`, { method: 'HEAD' });
      if (answer.status !== 404) await requireGood(answer, `HEAD ${key}`);
      answer.body.resume();
      if (answer.status === 404) return undefined;
      return { bytes: Number(answer.headers['content-length']) };
    },
    read(key, range) {
      const through = new PassThrough();
      const headers = range && { range: `bytes=${range.start}-${range.end}` };
      ask(`/${key}`, { method: 'GET', ...(headers && { headers }) })
        .then((answer) => requireGood(answer, `GET ${key}`))
        .then(
          ({ body }) => void pipeline(body, through, () => undefined),
          (error: unknown) => through.destroy(error as Error),
        );
      return through;
    },
    async remove(key) {
      const answer = await ask(`/${key}`, { method: 'DELETE' });
      if (answer.status !== 404) await requireGood(answer, `DELETE ${key}`);
      answer.body.resume();
    },
    async *list(prefix) {
      for (let after: string | undefined; ;) {
        const query = {
          'list-type': '2',
          'max-keys': '1000',
          ...(prefix && { prefix }),
          ...(after && { 'start-after': after }),
        };
        const answer = await requireGood(await ask('/', { method: 'GET', query }), `list ${prefix}`.trim());
        const xml = await textOf(answer.body);
        const objects = objectsIn(xml);
        yield* objects;
        after = objects.at(-1)?.key;
        if (!after || xml.includes('<IsTruncated>false</IsTruncated>')) return;
      }
    },
  };
  return s3;
};
