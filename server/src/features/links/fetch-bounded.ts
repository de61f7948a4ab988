import { request, type Agent } from 'undici';
import { OutOfReach, whyNotReach } from '../../platform/reach/index.ts';

/** We say who we are, so that a site can keep us out. */
const agentName = 'MaruLinkCard/1.0';
const redirects = 4;

/** What was fetched: where it was found in the end, what it says it is, and its bytes, cut at the limit. */
export interface Fetched {
  url: URL;
  type: string;
  bytes: Buffer;
}

/** How far to go for one fetch. */
export interface Bounds {
  reach: Agent;
  anywhere: boolean;
  /** Types worth reading, as they begin. */
  types: readonly string[];
  mostBytes: number;
  /** More than `mostBytes`: the beginning is enough (a page), or it is of no use (a picture). */
  mayCut: boolean;
  language?: string | undefined;
  signal: AbortSignal;
}

const readBody = async (
  body: AsyncIterable<Buffer> & { destroy(): unknown },
  { mostBytes, mayCut }: Bounds,
): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < mostBytes) continue;
    if (size > mostBytes && !mayCut) return undefined;
    break;
  }
  body.destroy();
  return Buffer.concat(chunks).subarray(0, mostBytes);
};

/**
 * Fetches an address within bounds, following redirects step by step, each looked at anew. Undefined: nothing of use.
 * Throws OutOfReach where an address is not for us, and what the network throws.
 */
export const fetchBounded = async (start: URL, bounds: Bounds): Promise<Fetched | undefined> => {
  let url = start;
  for (let step = 0; step <= redirects; step++) {
    const why = whyNotReach(url, bounds.anywhere);
    if (why) throw new OutOfReach(`${url.hostname}: ${why}`);
    const { statusCode, headers, body } = await request(url, {
      dispatcher: bounds.reach,
      signal: bounds.signal,
      headers: {
        'user-agent': agentName,
        accept: bounds.types.join(', '),
        ...(bounds.language && { 'accept-language': bounds.language }),
      },
    });
    // A body that is not read to its end leaves its line; what comes of it is nobody's concern.
    body.on('error', () => undefined);
    const location = [headers.location].flat()[0];
    if (statusCode >= 300 && statusCode < 400 && location) {
      body.destroy();
      url = new URL(location, url);
      continue;
    }
    const type = String([headers['content-type']].flat()[0] ?? '').toLowerCase();
    if (statusCode !== 200 || !bounds.types.some((known) => type.startsWith(known))) {
      body.destroy();
      return undefined;
    }
    const bytes = await readBody(body, bounds);
    return bytes && { url, type, bytes };
  }
  return undefined;
};
