import nodeDataChannel from 'node-datachannel';
import { readCarrier, writeCarrier, type IceAndDtls } from '../transport/transport.ts';

/** The line of a played client: like our own transports, but it offers. */
export type Carrier = {
  side: IceAndDtls;
  connect(answer: string): void;
  /** One more way to the host, after the answer. */
  addCandidate(candidate: string): void;
  send(packet: Buffer): void;
  isOpen(): boolean;
  /** As the library calls it. */
  state(): string;
  close(): void;
};

/** Opens a line. It gives none of its addresses away: the host's answers find it (calls of libdatachannel race otherwise). */
export async function openCarrier(hears: {
  onPacket(packet: Buffer): void;
  onState(state: string): void;
}): Promise<Carrier> {
  const peer = new nodeDataChannel.PeerConnection('played', {
    iceServers: [],
    disableAutoNegotiation: true,
    forceMediaTransport: true,
    bindAddress: '127.0.0.1',
  });
  const audio = new nodeDataChannel.Audio('0', 'SendRecv');
  audio.addOpusCodec(111);
  const track = peer.addTrack(audio);
  let open = false;
  peer.onStateChange((state) => {
    open = state === 'connected';
    hears.onState(state);
  });
  track.onMessage((packet) => hears.onPacket(packet));
  const gathered = new Promise<void>((resolve) => {
    peer.onGatheringStateChange((state) => state === 'complete' && resolve());
  });
  peer.setLocalDescription('offer');
  await gathered;
  return {
    side: readCarrier(peer.localDescription()!.sdp),
    connect(answer) {
      const remote = readCarrier(answer);
      const candidates = [...new Set(remote.candidates)].map((candidate) => `a=${candidate}\r\n`).join('');
      peer.setRemoteDescription(writeCarrier(remote, remote.setup as 'active') + candidates, 'answer');
    },
    addCandidate(candidate) {
      peer.addRemoteCandidate(candidate, '0');
    },
    send(packet) {
      if (!open) return;
      try {
        track.sendMessageBinary(packet);
      } catch {
        // What is no packet, the library does not seal.
      }
    },
    isOpen: () => open,
    state: () => `${peer.state()}, ICE ${peer.iceState()}`,
    close() {
      track.close();
      peer.close();
    },
  };
}
