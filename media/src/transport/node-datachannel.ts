import nodeDataChannel from 'node-datachannel';
import {
  isSameFingerprint,
  readCarrier,
  writeCarrier,
  type Fingerprint,
  type IceAndDtls,
  type LocalSide,
  type Transport,
  type TransportHears,
  type TransportPlace,
} from './transport.ts';

const { Audio, PeerConnection } = nodeDataChannel;
const gatherWithinMs = 400;

/** A transport by libdatachannel: native, one UDP port for all people of a worker. */
export function openNodeDataChannel(place: TransportPlace, hears: TransportHears): Transport {
  const peer = new PeerConnection('media', {
    iceServers: [],
    disableAutoNegotiation: true,
    forceMediaTransport: true,
    enableIceUdpMux: true,
    portRangeBegin: place.udpPort,
    portRangeEnd: place.udpPort,
    ...(place.bind ? { bindAddress: place.bind } : {}),
  });
  const carrier = new Audio('0', 'SendRecv');
  carrier.addOpusCodec(111);
  const track = peer.addTrack(carrier);
  let state: 'opening' | 'open' | 'closed' = 'opening';
  let expected: Fingerprint | undefined;

  const lose = () => {
    if (state === 'closed') return;
    close();
    hears.onLost();
  };
  const close = () => {
    if (state === 'closed') return;
    state = 'closed';
    track.close();
    peer.close();
  };
  // The library checks the fingerprint itself; what it has seen is looked at once more before anything goes through.
  peer.onStateChange(
    guarded((now) => {
      if (now === 'connected' && state === 'opening') {
        if (!expected || !isSameFingerprint(expected, peer.remoteFingerprint())) return lose();
        state = 'open';
        hears.onConnected();
      }
      if (now === 'failed' || now === 'closed' || now === 'disconnected') lose();
    }),
  );
  track.onMessage(
    guarded((packet: Buffer) => {
      if (state === 'open') hears.onPacket(packet);
    }),
  );

  return {
    kind: 'node-datachannel',
    async answer(remote: IceAndDtls): Promise<LocalSide> {
      expected = remote.fingerprint;
      const gathered = new Promise<void>((resolve) => {
        peer.onGatheringStateChange((now) => now === 'complete' && resolve());
        setTimeout(resolve, gatherWithinMs);
      });
      peer.setRemoteDescription(writeCarrier(remote, 'actpass'), 'offer');
      peer.setLocalDescription('answer');
      await gathered;
      if (state === 'closed') throw new Error('the transport has been closed');
      const { setup, ...side } = readCarrier(peer.localDescription()?.sdp ?? '');
      return { ...side, setup: setup === 'passive' ? 'passive' : 'active' };
    },
    addCandidate(candidate) {
      // Browsers hide local addresses behind mDNS names, which mean nothing here: their checks reach us all the same.
      if (state === 'closed' || / tcp |\.local /i.test(candidate)) return;
      peer.addRemoteCandidate(candidate, '0');
    },
    send(packet) {
      if (state !== 'open') return;
      try {
        track.sendMessageBinary(packet as Buffer);
      } catch {
        // Closed in this very moment, which its state will tell.
      }
    },
    close,
  };
}

/** An error that leaves a function which the library calls would end the whole process. */
function guarded<Said>(hear: (said: Said) => void): (said: Said) => void {
  return (said) => {
    try {
      hear(said);
    } catch (error) {
      console.error('media: what came from a transport could not be taken', error);
    }
  };
}
