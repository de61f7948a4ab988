import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line to the host that a test can cut, as a tunnel cuts it, and mend again. */
export interface WeakLine {
  url: string;
  cut(): void;
  mend(): void;
  /** Whoever comes anew is led to another process of the host; lines that are open stay where they are. */
  leadTo(hostUrl: string): void;
  /** Lets only so many bytes a second through to the host; null lets all through. */
  slow(bytesPerSecond: number | null): void;
  /** Bytes that have gone to the host. */
  sent(): number;
  close(): Promise<void>;
}

/** Opens a port of its own that passes everything on to the host, while the line is whole. */
export const weakLineTo = async (hostUrl: string): Promise<WeakLine> => {
  let host = new URL(hostUrl);
  const open = new Set<Socket>();
  let isCut = false;
  let speed: number | null = null;
  let sent = 0;
  const count = (near: Socket, piece: Buffer) => {
    sent += piece.length;
    if (speed === null) return;
    near.pause();
    setTimeout(() => near.resume(), (piece.length / speed) * 1_000);
  };
  const drop = () => open.forEach((socket) => socket.destroy());
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(host.port), host.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (piece: Buffer) => count(near, piece));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      drop();
    },
    mend() {
      isCut = false;
    },
    leadTo(url) {
      host = new URL(url);
    },
    slow(bytesPerSecond) {
      speed = bytesPerSecond;
    },
    sent: () => sent,
    async close() {
      const closed = new Promise((done) => server.close(done));
      drop();
      await closed;
    },
  };
};
