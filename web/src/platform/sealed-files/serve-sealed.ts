import { SealedFile, type Layout } from '@maru/crypto/sealed-files';
import { readSealedAddress, type SealedAddress, type SealedUse } from './address.ts';
import { readByteRange, type ByteRange } from './byte-range.ts';
import type { FetchSealed } from './open-whole.ts';
import { readSealed, type SealedReader } from './read-sealed.ts';
import { isShownType, refOf, safeType, type SealedSource } from './source.ts';

/** What the worker needs: the host’s bytes, and a tab that has the key. */
export interface ServeOptions {
  fetch: FetchSealed;
  /** Asks the tabs what opens a file; undefined where none of them knows, as after the app was locked. */
  ask: (address: SealedAddress) => Promise<SealedSource | undefined>;
}

/** Under these no script runs, no form is sent, and nothing is fetched. */
const alone = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
/** A browser does not draw a PDF in a sandbox; its own viewer, which is no page of ours, draws it under these. */
const aloneInViewer =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

const notHere = (status: number): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store' } });

/** Head and hashes of the files that were opened last, as they lie sealed at the host: a film is asked for again and again. */
const mostEnds = 8;
const ends = new Map<string, Uint8Array[]>();

/** Opening a file reads its head, then its hashes; what follows are the pieces. */
const readEndsOnce = (source: SealedSource, reader: SealedReader): SealedReader['read'] => {
  const known = ends.get(source.root) ?? [];
  let count = 0;
  return async (start, end) => {
    const place = count;
    count += 1;
    if (place > 1) return reader.read(start, end);
    const kept = known[place];
    if (kept) return kept;
    const bytes = await reader.read(start, end);
    known[place] = bytes;
    ends.delete(source.root);
    ends.set(source.root, known);
    const [oldest] = ends.keys();
    if (ends.size > mostEnds && oldest !== undefined) ends.delete(oldest);
    return bytes;
  };
};

const tagBytes = 16;

/** Where, in the sealed file, the piece ends that holds the last byte before `end`. */
export const sealedEnd = ({ chunkSize, chunks, hashesAt, padded }: Layout, end: number): number => {
  const head = hashesAt - padded - chunks * tagBytes;
  return Math.min(hashesAt, head + Math.ceil(end / chunkSize) * (chunkSize + tagBytes));
};

const headersFor = ({ type, name }: SealedSource, use: SealedUse | undefined): Record<string, string> => {
  const isViewed = use === 'view' && type === 'application/pdf';
  const isShown = isViewed || (isShownType(type) && use !== 'download');
  const quoted = encodeURIComponent(name).replaceAll("'", '%27');
  return {
    'content-type': isViewed ? type : safeType(type),
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${quoted}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': isViewed ? aloneInViewer : alone,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    // What was opened stays in memory alone.
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  };
};

const openRange = async (
  source: SealedSource,
  { start, end }: ByteRange,
  get: FetchSealed,
): Promise<ReadableStream<Uint8Array>> => {
  const reader = readSealed(source.url, get);
  const file = await SealedFile.open(refOf(source), readEndsOnce(source, reader)).catch((error: unknown) => {
    // What was kept may be of a file that has gone.
    ends.delete(source.root);
    reader.stop();
    throw error;
  });
  reader.readAhead(sealedEnd(file.layout, end));
  const pieces = file.stream(start, end);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) {
            controller.close();
            reader.stop();
          } else controller.enqueue(value);
        } catch (error) {
          reader.stop();
          controller.error(error);
        }
      },
      cancel: () => reader.stop(),
    },
    { highWaterMark: 0 },
  );
};

/** Answers an address of a sealed file: fetches the sealed bytes that are needed, and opens them piece by piece. */
export const serveSealed = async (
  request: Pick<Request, 'url' | 'headers'>,
  { fetch: get, ask }: ServeOptions,
): Promise<Response> => {
  const address = readSealedAddress(new URL(request.url));
  const source = address && (await ask(address));
  if (!address || !source) return notHere(404);
  const { size } = source;
  const asked = readByteRange(request.headers.get('range'), size);
  if (asked === 'beyond') {
    const headers = { 'content-range': `bytes */${size}`, 'cache-control': 'no-store' };
    return new Response(null, { status: 416, headers });
  }
  const range = asked === 'all' ? { start: 0, end: size } : asked;
  const headers: Record<string, string> = {
    ...headersFor(source, address.use),
    'content-length': String(range.end - range.start),
    ...(asked === 'all' ? {} : { 'content-range': `bytes ${range.start}-${range.end - 1}/${size}` }),
  };
  try {
    const body = await openRange(source, range, get);
    return new Response(body, { status: asked === 'all' ? 200 : 206, headers });
  } catch {
    return notHere(502);
  }
};
