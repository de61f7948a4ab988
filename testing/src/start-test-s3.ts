import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An S3 that keeps its objects in memory. */
export interface TestS3 {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  pathStyle: true;
  /** What it holds. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Answers so many of the next requests with 503, as a busy one does. */
  beBusy(times: number): void;
  /** Breaks the line in the middle of so many of the next uploads. */
  cutUploads(times: number): void;
  /** Breaks every line at once, until it is told to be there again: as one that is away. */
  beAway(isAway: boolean): void;
  stop(): Promise<void>;
}

const region = 'seoul-1';
const bucket = 'maru-test';
const accessKey = 'TESTKEY';
const secretKey = 'test/secret+key';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** As Signature Version 4 writes names and values in a query. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Why a request is not from the holder of the key; undefined where it is. */
const whyNotSigned = (request: IncomingMessage, body: Buffer): string | undefined => {
  const { headers, method } = request;
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!given) return 'AccessDenied';
  const [, key, day = '', where = '', names = '', signature] = given;
  const hash = String(headers['x-amz-content-sha256']);
  if (key !== accessKey || where !== region) return 'InvalidAccessKeyId';
  if (hash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const url = new URL(request.url ?? '', 'http://s3');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url.pathname, query, signed.join(''), names, hash].join('\n');
  const at = String(headers['x-amz-date']);
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${day}/${where}/s3/aws4_request\n${sha256(canonical)}`;
  const signing = [where, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secretKey}`, day));
  return hmac(signing, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
};

const fail = (response: ServerResponse, status: number, code: string): void =>
  void response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code></Error>`);

const give = (request: IncomingMessage, response: ServerResponse, found: Buffer): void => {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const bytes = range ? found.subarray(Number(range[1]), Number(range[2]) + 1) : found;
  response.writeHead(range ? 206 : 200, { 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
};

interface Kept {
  bytes: Buffer;
  at: string;
}

const list = (response: ServerResponse, found: [key: string, kept: Kept][], most: number): void => {
  const rows = found
    .slice(0, most)
    .map(
      ([key, { bytes, at }]) =>
        `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><Size>${bytes.length}</Size></Contents>`,
    );
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<ListBucketResult><IsTruncated>${found.length > most}</IsTruncated>${rows.join('')}</ListBucketResult>`,
  );
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

/**
 * Starts an S3 in this process: objects of one bucket, ranges and lists, with every signature checked. It speaks as much of
 * S3 as blobs need, and is as strict as the real ones: bodies have a length and the hash that was signed.
 */
export const startTestS3 = async (): Promise<TestS3> => {
  const objects = new Map<string, Buffer>();
  const times = new Map<string, string>();
  let [busy, cuts, isAway] = [0, 0, false];
  const put = (
    request: IncomingMessage,
    response: ServerResponse,
    { key, body }: { key: string; body: Buffer },
  ) => {
    if (request.headers['content-length'] === undefined) return fail(response, 411, 'MissingContentLength');
    if (request.headers['if-none-match'] === '*' && objects.has(key))
      return fail(response, 412, 'PreconditionFailed');
    objects.set(key, body);
    times.set(key, new Date().toISOString());
    return void response.writeHead(200).end();
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isAway) return void request.destroy();
    if (request.method === 'PUT' && cuts > 0 && cuts--)
      return void request.once('data', () => request.destroy());
    const body = await readBody(request);
    if (busy > 0 && busy--) return fail(response, 503, 'SlowDown');
    const why = whyNotSigned(request, body);
    if (why) return fail(response, 403, why);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
    if (pathname !== `/${bucket}` && !pathname.startsWith(`/${bucket}/`))
      return fail(response, 404, 'NoSuchBucket');
    const key = decodeURIComponent(pathname.slice(bucket.length + 2));
    if (request.method === 'PUT') return put(request, response, { key, body });
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (searchParams.get('list-type') === '2') {
      const prefix = searchParams.get('prefix') ?? '';
      const after = searchParams.get('start-after') ?? '';
      const keys = [...objects.keys()].filter((one) => one.startsWith(prefix) && one > after).sort();
      const listed = keys.map((one): [string, Kept] => [
        one,
        { bytes: objects.get(one) as Buffer, at: times.get(one) as string },
      ]);
      return list(response, listed, Number(searchParams.get('max-keys') ?? 1_000));
    }
    const found = objects.get(key);
    return found ? give(request, response, found) : fail(response, 404, 'NoSuchKey');
  };
  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  );
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', () => done());
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region,
    bucket,
    accessKey,
    secretKey,
    pathStyle: true,
    objects,
    beBusy: (count) => void (busy = count),
    cutUploads: (count) => void (cuts = count),
    beAway: (away) => void (isAway = away),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
};
