import { connect, createServer, type Socket } from 'node:net';

/** What stands before several processes and gives each newcomer to the next of them. */
export interface Front {
  url: string;
  port: number;
  stop(): Promise<void>;
}

const tryPort = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const line = connect({ port, host: '127.0.0.1' }, () => resolve(line));
    line.once('error', () => resolve(undefined));
  });

const join = (one: Socket, other: Socket): void => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
};

/** Starts a front before these ports of this machine; a port where nobody listens is passed over. */
export const startFront = async (ports: readonly number[]): Promise<Front> => {
  const lines = new Set<Socket>();
  let next = 0;
  const passOn = async (line: Socket): Promise<void> => {
    for (let tries = 0; tries < ports.length; tries++) {
      const found = await tryPort(ports[next++ % ports.length] as number);
      if (found) return join(line, found);
    }
    line.destroy();
  };
  const server = createServer((line) => {
    lines.add(line.on('close', () => lines.delete(line)).on('error', () => undefined));
    void passOn(line);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      const closed = new Promise((done) => {
        server.close(done);
      });
      for (const line of lines) line.destroy();
      await closed;
    },
  };
};

/** A line to one port that can be held back on its way home: what is asked arrives, and no answer comes. */
export const startValve = async (to: { host: string; port: number }) => {
  const lines = new Set<Socket>();
  let isShut = false;
  const server = createServer((line) => {
    const far = connect(to);
    for (const one of [line, far]) lines.add(one.on('error', () => undefined));
    line.pipe(far);
    far.on('data', (bytes) => void (isShut || line.write(bytes)));
    line.on('close', () => far.destroy());
    far.on('close', () => line.destroy());
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    port: (server.address() as { port: number }).port,
    shut: () => void (isShut = true),
    stop() {
      for (const line of lines) line.destroy();
      server.close();
    },
  };
};
