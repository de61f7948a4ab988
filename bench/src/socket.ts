import { WebSocket } from 'ws';
import type { Seeded } from './seed.ts';

/** A socket that has said hello. Frames come as text: a load generator that parses them would measure itself. */
export const openSocket = (
  gateway: string,
  person: Seeded,
  listen: { cursors?: Record<string, number>; hear: (frame: string) => void },
): Promise<WebSocket> =>
  new Promise((done, failed) => {
    const socket = new WebSocket(gateway, { perMessageDeflate: false, skipUTF8Validation: true });
    let welcomed = false;
    socket.on('open', () =>
      socket.send(
        JSON.stringify({
          hello: { token: person.token, ...(listen.cursors && { cursors: listen.cursors }) },
        }),
      ),
    );
    socket.on('message', (data: Buffer) => {
      const frame = data.toString('latin1');
      if (!welcomed && frame.startsWith('{"welcome"')) {
        welcomed = true;
        done(socket);
      }
      listen.hear(frame);
    });
    socket.on('error', failed);
    socket.on('close', (code) => {
      if (!welcomed) failed(new Error(`closed with ${code} before the welcome`));
    });
  });
