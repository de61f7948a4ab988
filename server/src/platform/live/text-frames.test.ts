import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textFrames } from './text-frames.ts';

let sockets: WebSocketServer;
let client: WebSocket;
let write: (bytes: Buffer) => void;
beforeAll(async () => {
  sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await once(sockets, 'listening');
  const coming = once(sockets, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`);
  const [socket] = (await coming) as [WebSocket & { _socket: { write(bytes: Buffer): void } }];
  write = (bytes) => socket._socket.write(bytes);
  await once(client, 'open');
});
afterAll(() => {
  client.terminate();
  sockets.close();
});

/** What a client reads of it. */
const asRead = async (messages: (Buffer | string)[]): Promise<string[]> => {
  const read: string[] = [];
  const all = new Promise<void>((done) => {
    client.on('message', (data, isBinary) => {
      read.push(isBinary ? 'no text' : (data as Buffer).toString());
      if (read.length === messages.length) done();
    });
  });
  const bytes = textFrames(messages);
  if (!bytes) throw new Error('too much');
  write(bytes);
  await all;
  client.removeAllListeners('message');
  return read;
};

describe('frames of text', () => {
  it('are read as they were written, in order, as text or as its bytes, on both sides of each length that is written otherwise', async () => {
    const texts = [0, 1, 125, 126, 127, 255, 256, 30_000].map((length) => 'x'.repeat(length));
    expect(await asRead(texts)).toEqual(texts);
    expect(await asRead(texts.map((text) => Buffer.from(text)))).toEqual(texts);
  });

  it('are measured in bytes, not in letters', async () => {
    const texts = ['마'.repeat(41), '마'.repeat(42), '안녕 👋🏽', '끝'];
    expect(await asRead(texts)).toEqual(texts);
  });

  it('take nothing that is much to copy', async () => {
    const [most] = await asRead(['y'.repeat(63_996)]);
    expect(most).toHaveLength(63_996);
    expect(textFrames(['y'.repeat(63_997)])).toBeUndefined();
    expect(textFrames(Array.from({ length: 33 }, () => 'y'.repeat(2_000)))).toBeUndefined();
  });
});
