import { createSocket, type Socket } from 'node:dgram';
import type { Page } from '@playwright/test';

/** What packets between browsers and an engine go through in a test: it can lose them, as a bad line does, or all of them. */
export interface UdpLine {
  /** Loses this share of the packets, both ways; 1 cuts the line. */
  lose(share: number): void;
  /** How many have been lost so far, and how many got through. */
  counted(): { lost: number; passed: number };
  /** Lets everything that a page exchanges with a room go through here. Said before the page loads. */
  take(page: Page): Promise<void>;
  close(): void;
}

const isLocal = '127.0.0.1';

/** Where the packets of one page go in, and to which port of the engine they go on: known once the engine has said so. */
interface Passage {
  near: Socket;
  to: number | undefined;
}

/** Passes packets on, each of a page's connections from an address of its own. */
const openPassage = (passes: () => boolean): Promise<Passage> => {
  const near = createSocket('udp4');
  const passage: Passage = { near, to: undefined };
  const fars = new Map<string, Socket>();
  near.on('message', (packet, { address, port }) => {
    const { to } = passage;
    if (to === undefined) return;
    let far = fars.get(`${address} ${port}`);
    if (!far) {
      far = createSocket('udp4');
      fars.set(`${address} ${port}`, far);
      // To each of a browser's addresses: one that got no answer here would take the engine's own way to it, past this line.
      far.on('message', (answer) => passes() && near.send(answer, port, address));
    }
    if (passes()) far.send(packet, to, isLocal);
  });
  near.once('close', () => fars.forEach((far) => far.close()));
  return new Promise((opened) => near.bind(0, isLocal, () => opened(passage)));
};

/** Opens a line of UDP that a test can make bad. The engine and the browser know nothing of it. */
export const openUdpLine = (): UdpLine => {
  const passages: Passage[] = [];
  let share = 0;
  const counts = { lost: 0, passed: 0 };
  const passes = (): boolean => {
    const isLost = Math.random() < share;
    counts[isLost ? 'lost' : 'passed']++;
    return !isLost;
  };
  return {
    lose: (next) => (share = next),
    counted: () => ({ ...counts }),
    async take(page) {
      const passage = await openPassage(passes);
      passages.push(passage);
      await page.exposeFunction('engineIsAt', (port: number) => void (passage.to = port));
      await page.addInitScript((own) => {
        const scope = globalThis as unknown as { engineIsAt(port: number): Promise<void> };
        const Plain = globalThis.RTCPeerConnection;
        const candidate = /^a=candidate:(\S+ 1 udp \d+) \S+ (\d+) typ host.*$/im;
        globalThis.RTCPeerConnection = class extends Plain {
          override setRemoteDescription(told: RTCSessionDescriptionInit): Promise<void> {
            const [, head, port] = candidate.exec(told.sdp ?? '') ?? [];
            if (!port) return super.setRemoteDescription(told);
            void scope.engineIsAt(Number(port));
            let isPlaced = false;
            const lines = told.sdp!.split('\r\n').flatMap((one) => {
              if (!one.startsWith('a=candidate:')) return [one];
              if (isPlaced) return [];
              isPlaced = true;
              return [`a=candidate:${head} 127.0.0.1 ${own} typ host`];
            });
            return super.setRemoteDescription({ type: told.type, sdp: lines.join('\r\n') });
          }

          // The engine tells some of its addresses later: packets would find their way past the line.
          override addIceCandidate(told?: RTCIceCandidateInit | RTCIceCandidate | null): Promise<void> {
            const [, head, port] = candidate.exec(`a=${told?.candidate ?? ''}`) ?? [];
            if (!told || !port) return super.addIceCandidate(told);
            void scope.engineIsAt(Number(port));
            const { sdpMid = null, sdpMLineIndex = null } = told;
            const placed = `candidate:${head} 127.0.0.1 ${own} typ host`;
            return super.addIceCandidate({ candidate: placed, sdpMid, sdpMLineIndex });
          }
        };
      }, passage.near.address().port);
    },
    close() {
      for (const { near } of passages) near.close();
    },
  };
};
