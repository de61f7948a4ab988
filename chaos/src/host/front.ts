import { createServer, type Server, type Socket } from 'node:net';
import type { Line } from './line.ts';

/**
 * The one door of the host, as a load balancer is: each connection goes to the next process that can be reached. Nobody
 * comes back to where they were before.
 */
export class Front {
  private next = 0;
  private server: Server | undefined;
  private readonly lines: readonly Line[];

  constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  /** Opens the door, and gives its port. */
  async listen(): Promise<number> {
    this.server = createServer({ pauseOnConnect: true }, (socket) => void this.pass(socket));
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    return (this.server.address() as { port: number }).port;
  }

  close(): Promise<unknown> {
    return new Promise((done) => (this.server ? this.server.close(done) : done(undefined)));
  }

  private async pass(socket: Socket): Promise<void> {
    socket.on('error', () => undefined);
    const first = this.next++;
    for (let tries = 0; tries < this.lines.length; tries++) {
      const line = this.lines[(first + tries) % this.lines.length] as Line;
      const called = await line.dial();
      if (called) return socket.destroyed ? void called.destroy() : line.join(socket, called);
    }
    socket.resetAndDestroy();
  }
}
