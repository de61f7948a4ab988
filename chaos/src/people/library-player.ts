import { createClient, type SocketMaker } from '@maru/client';
import { closeCodes } from '@maru/contract';
import { WebSocket } from 'ws';
import type { Device } from '../history.ts';
import type { Player } from './player.ts';
import type { Recorder } from './recorder.ts';

/** A device with the client library that the app uses: it reconnects, repeats, fills holes and brings into order by itself. */
export const makeLibraryPlayer = (
  url: string,
  { device, token }: { device: Device; token: string },
  recorder: Recorder,
): Player => {
  const had = new Map(Object.entries(device.from));
  const sockets = new Set<WebSocket>();
  const player = { slowEndings: 0, version: '' };
  class TappedSocket extends WebSocket {
    constructor(address: string) {
      super(address, { perMessageDeflate: false });
      sockets.add(this);
      this.once('close', (code) => {
        sockets.delete(this);
        if (code === closeCodes.slow) player.slowEndings++;
      });
    }
  }
  let welcomed: () => void = () => undefined;
  const client = createClient({
    url,
    token,
    cursors: device.from,
    WebSocket: TappedSocket as unknown as SocketMaker,
    onEntry(entry) {
      recorder.sawEntry(device, 0, entry);
      if ((had.get(entry.log) ?? Infinity) < entry.seq) had.set(entry.log, entry.seq);
    },
    onWelcome({ version }) {
      player.version = version;
      welcomed();
    },
  });
  return {
    device,
    open: () =>
      new Promise((done) => {
        welcomed = done;
        client.connect();
      }),
    call: (name, input) => client.call(name, input),
    have: (log) => had.get(log) ?? 0,
    isOnline: () => client.state === 'online',
    dropLine: () => sockets.forEach((socket) => socket.terminate()),
    setReading: (on) => sockets.forEach((socket) => (on ? socket.resume() : socket.pause())),
    wake: () => client.wake(),
    close: () => client.close(),
    get slowEndings() {
      return player.slowEndings;
    },
    get version() {
      return player.version;
    },
  };
};
