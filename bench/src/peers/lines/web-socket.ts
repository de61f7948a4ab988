import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { openTcp } from './line.ts';

const header = (length: number, code: number): Buffer => {
  if (length < 126) return Buffer.from([0x80 | code, 0x80 | length]);
  const long = Buffer.alloc(4);
  long[0] = 0x80 | code;
  long[1] = 0x80 | 126;
  long.writeUInt16BE(length, 2);
  return long;
};

/** A frame as browsers send them, masked. None of ours is longer than 65,535 bytes. */
const maskedFrame = (text: string | Buffer, code: number): Buffer => {
  const bytes = Buffer.from(text as string);
  const mask = randomBytes(4);
  for (let at = 0; at < bytes.length; at++) bytes[at]! ^= mask[at & 3]!;
  return Buffer.concat([header(bytes.length, code), mask, bytes]);
};

/** A client of WebSocket with nothing more than a load generator needs: whole text frames, ping and pong. */
export class WebSocketLine {
  private socket: Socket | undefined;
  private rest: Buffer | undefined;
  private upgraded: (() => void) | undefined;
  private readonly hear: { frame: (text: string) => void; closed: () => void };

  constructor(hear: WebSocketLine['hear']) {
    this.hear = hear;
  }

  async open(port: number, path: string): Promise<void> {
    const ready = new Promise<void>((done) => (this.upgraded = done));
    this.socket = await openTcp(port, { data: (bytes) => this.take(bytes), closed: this.hear.closed });
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
    await ready;
  }

  send(text: string): void {
    this.socket?.write(maskedFrame(text, 1));
  }

  end(): void {
    this.socket?.resetAndDestroy();
  }

  private take(fresh: Buffer): void {
    let bytes = this.rest ? Buffer.concat([this.rest, fresh]) : fresh;
    this.rest = undefined;
    if (this.upgraded) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return void (this.rest = Buffer.from(bytes));
      this.upgraded();
      this.upgraded = undefined;
      bytes = bytes.subarray(end + 4);
    }
    let at = 0;
    while (at + 2 <= bytes.length) {
      const short = bytes[at + 1]! & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (at + head > bytes.length) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
      if (at + head + length > bytes.length) break;
      this.takeFrame(bytes[at]! & 15, bytes.subarray(at + head, at + head + length));
      at += head + length;
    }
    // The memory it lies in is used again.
    if (at < bytes.length) this.rest = Buffer.from(bytes.subarray(at));
  }

  private takeFrame(code: number, payload: Buffer): void {
    if (code === 1) this.hear.frame(payload.toString('latin1'));
    else if (code === 9) this.socket?.write(maskedFrame(Buffer.from(payload), 10));
  }
}
