import type { TransportKind } from '../worker/calls.ts';

/** The fingerprint of a DTLS certificate, as it stands in SDP. */
export type Fingerprint = { algorithm: string; value: string };

/** What one side tells about how it is reached and proved. */
export type IceAndDtls = { ufrag: string; pwd: string; fingerprint: Fingerprint };

/** Our side, as it is answered: which part we take in DTLS, and where we are reached. */
export type LocalSide = IceAndDtls & { setup: 'active' | 'passive'; candidates: string[] };

/** What a transport tells by itself. */
export type TransportHears = {
  /** One plain RTP or RTCP packet; the bytes belong to the hearer. */
  onPacket(packet: Buffer): void;
  onConnected(): void;
  /** It has failed or was closed by the other side; nothing more comes. */
  onLost(): void;
};

/**
 * Carries plain RTP and RTCP to one browser and back: ICE, DTLS and SRTP, and nothing else. It knows no tracks: all
 * SSRCs go through, and what the SDP says about them is ours alone.
 */
export type Transport = {
  readonly kind: TransportKind;
  /** Takes the other side's offer. Done once: neither library restarts ICE. */
  answer(remote: IceAndDtls): Promise<LocalSide>;
  addCandidate(candidate: string): void;
  /** Sends one plain RTP or RTCP packet. The bytes may be used again as soon as this returns. */
  send(packet: Uint8Array): void;
  close(): void;
};

/** Where transports of a worker listen. */
export type TransportPlace = { udpPort: number; bind?: string | undefined };

/** The one m-line that the libraries are shown: it carries everything. */
export function writeCarrier(side: IceAndDtls, setup: 'actpass' | 'active' | 'passive'): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    `a=fingerprint:${side.fingerprint.algorithm} ${side.fingerprint.value}`,
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:111 opus/48000/2',
    `a=ice-ufrag:${side.ufrag}`,
    `a=ice-pwd:${side.pwd}`,
    `a=setup:${setup}`,
    '',
  ].join('\r\n');
}

/** Reads back what a library says of itself. */
export function readCarrier(sdp: string): IceAndDtls & { setup: string; candidates: string[] } {
  const find = (name: string) => new RegExp(`^a=${name}:(.*)$`, 'm').exec(sdp)?.[1]?.trim() ?? '';
  const [algorithm = '', value = ''] = find('fingerprint').split(' ');
  return {
    ufrag: find('ice-ufrag'),
    pwd: find('ice-pwd'),
    fingerprint: { algorithm, value },
    setup: find('setup'),
    candidates: [...sdp.matchAll(/^a=(candidate:.*)$/gm)].map((found) => found[1]!.trim()),
  };
}

/** True when two fingerprints are the same, however they are written. */
export function isSameFingerprint(one: Fingerprint, other: Fingerprint): boolean {
  return (
    one.algorithm.toLowerCase() === other.algorithm.toLowerCase() &&
    one.value.toLowerCase() === other.value.toLowerCase()
  );
}
