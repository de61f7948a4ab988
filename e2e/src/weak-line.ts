import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Transform } from 'node:stream';

/** A line to the host that a test can cut, as a tunnel cuts it, and mend again. */
export interface WeakLine {
  url: string;
  cut(): void;
  mend(): void;
  /** Whoever comes anew is led to another process of the host; lines that are open stay where they are. */
  leadTo(hostUrl: string): void;
  /**
   * From now on each connection carries about so many bytes to the host and then stands still,
   * as a line does whose other end no longer answers; null lets all go on.
   */
  holdAfter(bytes: number | null): void;
  /** Bytes that have gone to the host. */
  sent(): number;
  close(): Promise<void>;
}

/** Opens a port of its own that passes everything on to the host, while the line is whole. */
export const weakLineTo = async (hostUrl: string): Promise<WeakLine> => {
  let host = new URL(hostUrl);
  const open = new Set<Socket>();
  let isCut = false;
  let most: number | null = null;
  let sent = 0;
  const gates = new Set<{ passed: number; goOn?: () => void }>();
  /** What one connection says to the host goes through here, and waits here. */
  const gateOf = (near: Socket) => {
    const gate: { passed: number; goOn?: () => void } = { passed: 0 };
    gates.add(gate);
    near.on('close', () => gates.delete(gate));
    return new Transform({
      transform(piece: Buffer, _encoding, done) {
        const pass = () => {
          sent += piece.length;
          gate.passed += piece.length;
          done(null, piece);
        };
        if (most === null || gate.passed < most) pass();
        else gate.goOn = pass;
      },
    });
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
    near.pipe(gateOf(near)).pipe(far).pipe(near);
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
    holdAfter(bytes) {
      most = bytes;
      for (const gate of gates) {
        gate.passed = 0;
        const { goOn } = gate;
        delete gate.goOn;
        goOn?.();
      }
    },
    sent: () => sent,
    async close() {
      const closed = new Promise((done) => server.close(done));
      drop();
      await closed;
    },
  };
};
