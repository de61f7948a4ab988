import {
  IceCandidate,
  RTCDtlsFingerprint,
  RTCDtlsParameters,
  RTCDtlsTransport,
  RTCIceGatherer,
  RTCIceParameters,
  RTCIceTransport,
  RtpHeader,
  type SrtpProfile,
} from 'werift';
import { isRtcp } from '../rtp/packet.ts';
import { ReplayWindow } from './replay-window.ts';
import type { IceAndDtls, LocalSide, Transport, TransportHears, TransportPlace } from './transport.ts';

// AES-GCM first, then what every browser knows.
const srtpProfiles: SrtpProfile[] = [7, 1];
const maxStreams = 64;

/**
 * A transport in TypeScript: slower, and on ports of its own, but it gets through TURN over TCP. Only its ICE, DTLS
 * and ciphers are used; its own handling of media mixes up the sizes of simulcast.
 */
export function openWerift(place: TransportPlace, hears: TransportHears): Transport {
  const gatherer = new RTCIceGatherer({
    useIpv4: true,
    useIpv6: !place.bind,
    ...(place.bind ? { additionalHostAddresses: [place.bind] } : {}),
  });
  const ice = new RTCIceTransport(gatherer);
  ice.connection.iceControlling = false;
  let dtls: RTCDtlsTransport | undefined;
  let state: 'opening' | 'open' | 'closed' = 'opening';

  const close = () => {
    if (state === 'closed') return;
    state = 'closed';
    void dtls?.stop().catch(() => undefined);
    void ice.stop().catch(() => undefined);
  };
  const lose = () => {
    if (state === 'closed') return;
    close();
    hears.onLost();
  };
  ice.onStateChange.subscribe((now) => {
    if (now === 'failed' || now === 'closed' || now === 'disconnected') lose();
  });

  const connect = async (opened: RTCDtlsTransport) => {
    await ice.start();
    await opened.start();
    if (state === 'closed') return;
    opened.updateSrtpSession();
    state = 'open';
    ice.connection.onData.subscribe(decrypting(opened, hears));
    hears.onConnected();
  };

  return {
    kind: 'werift',
    async answer(remote: IceAndDtls): Promise<LocalSide> {
      const certificate = await RTCDtlsTransport.SetupCertificate();
      const opened = new RTCDtlsTransport({}, ice, certificate, srtpProfiles);
      // Its own reader would decrypt every packet a second time.
      opened.startSrtp = () => undefined;
      opened.role = 'client';
      dtls = opened;
      opened.onStateChange.subscribe((now) => {
        if (now === 'failed' || now === 'closed') lose();
      });
      await gatherer.gather();
      if (state === 'closed') throw new Error('the transport has been closed');
      ice.setRemoteParams(new RTCIceParameters({ usernameFragment: remote.ufrag, password: remote.pwd }));
      const { algorithm, value } = remote.fingerprint;
      // A certificate that does not fit the fingerprint ends the handshake.
      opened.setRemoteParams(new RTCDtlsParameters([new RTCDtlsFingerprint(algorithm, value)], 'server'));
      void connect(opened).catch(lose);
      return present(gatherer, certificate.getFingerprints()[0]!);
    },
    addCandidate(candidate) {
      if (state === 'closed' || / tcp |\.local /i.test(candidate)) return;
      const read = IceCandidate.fromJSON({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
      if (read) void ice.addRemoteCandidate(read)?.catch(() => undefined);
    },
    send(packet) {
      if (state !== 'open' || !dtls) return;
      const plain = Buffer.from(packet);
      void ice.connection.send(encrypt(dtls, plain)).catch(() => undefined);
    },
    close,
  };
}

function encrypt({ srtp, srtcp }: RTCDtlsTransport, plain: Buffer): Buffer {
  if (isRtcp(plain)) return srtcp.encrypt(plain);
  const header = RtpHeader.deSerialize(plain);
  return srtp.encrypt(plain.subarray(header.payloadOffset), header);
}

function decrypting({ srtp, srtcp }: RTCDtlsTransport, hears: TransportHears) {
  const windows = new Map<number, ReplayWindow>();
  return (data: Buffer) => {
    // 128 to 191 is RTP and RTCP (RFC 7983); the rest is DTLS.
    if (data.length < 12 || data[0]! < 128 || data[0]! > 191) return;
    try {
      if (isRtcp(data)) return hears.onPacket(srtcp.decrypt(data));
      const plain = srtp.decrypt(data);
      if (isNew(windows, plain)) hears.onPacket(plain);
    } catch {
      // Not from whom it says it is: thrown away.
    }
  };
}

function isNew(windows: Map<number, ReplayWindow>, plain: Buffer): boolean {
  const ssrc = plain.readUInt32BE(8);
  let window = windows.get(ssrc);
  if (!window) {
    if (windows.size >= maxStreams) return false;
    window = new ReplayWindow();
    windows.set(ssrc, window);
  }
  return window.accept(plain.readUInt16BE(2));
}

function present(gatherer: RTCIceGatherer, fingerprint: RTCDtlsFingerprint): LocalSide {
  const { usernameFragment, password } = gatherer.localParameters;
  return {
    ufrag: usernameFragment,
    pwd: password,
    fingerprint: { algorithm: fingerprint.algorithm, value: fingerprint.value },
    setup: 'active',
    candidates: gatherer.localCandidates
      .map((candidate) => candidate.toJSON().candidate)
      .map((candidate) => (candidate.startsWith('candidate:') ? candidate : `candidate:${candidate}`)),
  };
}
