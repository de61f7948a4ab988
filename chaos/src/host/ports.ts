import { connect, createServer } from 'node:net';

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer().once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/**
 * A port of this machine that nobody listens on, and that the system gives nobody by itself: a program that is down for a
 * moment must find its own again.
 */
export const findFreePort = async (): Promise<number> => {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
};

/** Does anybody listen there? */
export const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const line = connect({ port, host: '127.0.0.1' }, () => {
      line.destroy();
      done(true);
    }).once('error', () => done(false));
  });
