import { WebSocket } from 'ws';
import type { Resident } from './town.ts';

const welcomeMs = 10_000;

const comeIn = (gateway: string, token: string, sockets: Set<WebSocket>): Promise<boolean> =>
  new Promise((done) => {
    const socket = new WebSocket(gateway, { perMessageDeflate: false });
    sockets.add(socket);
    const impatience = setTimeout(() => done(false), welcomeMs);
    const end = (welcomed: boolean) => {
      clearTimeout(impatience);
      done(welcomed);
    };
    socket.on('error', () => undefined);
    socket.once('open', () => socket.send(JSON.stringify({ hello: { token } })));
    socket.once('message', (data: Buffer) => end(data.toString().startsWith('{"welcome"')));
    socket.once('close', () => end(false));
  });

/** Opens many lines at once, with the sessions of a town, and keeps them until the end. */
export const stormOf = (url: string, town: readonly Resident[]) => {
  const sockets = new Set<WebSocket>();
  const gateway = `${url.replace(/^http/, 'ws')}/gateway`;
  return {
    async gather(count: number): Promise<number> {
      const tokens = town.flatMap((one) => one.tokens);
      const came = Array.from({ length: count }, (_, at) =>
        comeIn(gateway, tokens[at % tokens.length] as string, sockets),
      );
      return (await Promise.all(came)).filter(Boolean).length;
    },
    end(): void {
      for (const socket of sockets) socket.terminate();
    },
  };
};
