import type { FileId } from '@maru/contract';
import { lightFetch } from './light-fetch.ts';

/** Somebody who uploads: over HTTP, with their token. */
interface Uploader {
  token: string;
}

/** A request of the tus protocol. */
export interface TusRequest {
  method: 'POST' | 'PATCH' | 'HEAD' | 'DELETE';
  /** A path, or a whole address. */
  at?: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  /** What asks: the `fetch` of Node unless told otherwise. */
  by?: typeof fetch;
}

/** Upload-Metadata as it travels. */
export const tusMetadata = (words: Record<string, string>): string =>
  Object.entries(words)
    .map(([word, value]) => `${word} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Makes one request of the tus protocol; without a person, as nobody. */
export const askTus = (url: string, who: Uploader | undefined, asked: TusRequest): Promise<Response> => {
  const { method, at = '/api/uploads', headers, body, by = fetch } = asked;
  return by(new URL(at, url), {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(who && { authorization: `Bearer ${who.token}` }),
      ...(method === 'PATCH' && { 'content-type': 'application/offset+octet-stream' }),
      ...headers,
    },
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  });
};

/** Uploads a file in one piece; gives its id once the host has looked at it. Fails with what the host says. */
export const uploadFile = async (
  url: string,
  who: Uploader,
  { bytes, ...words }: { bytes: Uint8Array } & Record<string, string | Uint8Array>,
): Promise<FileId> => {
  const metadata = tusMetadata({ filename: 'file', as: 'file', ...(words as Record<string, string>) });
  const headers = { 'upload-length': String(bytes.length), 'upload-metadata': metadata };
  const made = await askTus(url, who, { method: 'POST', headers, by: lightFetch });
  const at = made.headers.get('location');
  if (!at) throw new Error(`no upload was made: ${made.status} ${await made.text()}`);
  if (bytes.length > 0) {
    const sent = await askTus(url, who, {
      method: 'PATCH',
      at,
      headers: { 'upload-offset': '0' },
      body: bytes,
      by: lightFetch,
    });
    if (sent.status !== 204) throw new Error(`the bytes were not taken: ${sent.status} ${await sent.text()}`);
  }
  return at.split('/').at(-1) as FileId;
};
