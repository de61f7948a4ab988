import type { IceAndDtls } from '../transport/transport.ts';

/** A section that a played client offers. */
export type PlayedSection = {
  mid: string;
  kind: 'audio' | 'video' | 'application';
  direction: 'sendonly' | 'recvonly' | 'inactive';
  trackId?: string;
  rids?: string[];
  ssrc?: number;
  rtxSsrc?: number;
};

/** The numbers that a played client gives: Chromium's. */
export const played = {
  opus: 111,
  red: 63,
  vp8: 96,
  rtx: 97,
  audioLevelId: 1,
  sendTimeId: 2,
  arrivalsId: 3,
  midId: 4,
  ridId: 10,
  repairedRidId: 11,
};

/** Writes an offer like Chromium's. */
export function writeOffer(side: IceAndDtls, sections: PlayedSection[]): string {
  const lines = [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${sections.map(({ mid }) => mid).join(' ')}`,
    'a=extmap-allow-mixed',
    ...sections.flatMap((section) => [
      ...head(section),
      ...connection(side),
      `a=mid:${section.mid}`,
      ...body(section),
    ]),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function head({ kind }: PlayedSection): string[] {
  if (kind === 'application') return ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 0.0.0.0'];
  const types = kind === 'audio' ? `${played.opus} ${played.red}` : `${played.vp8} ${played.rtx}`;
  return [`m=${kind} 9 UDP/TLS/RTP/SAVPF ${types}`, 'c=IN IP4 0.0.0.0'];
}

function connection({ ufrag, pwd, fingerprint }: IceAndDtls): string[] {
  return [
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    'a=setup:actpass',
  ];
}

function body(section: PlayedSection): string[] {
  if (section.kind === 'application') return ['a=sctp-port:5000'];
  return [
    ...(section.kind === 'audio' ? audio : video),
    `a=${section.direction}`,
    'a=rtcp-mux',
    ...(section.trackId ? [`a=msid:- ${section.trackId}`] : []),
    ...(section.rids ?? []).map((rid) => `a=rid:${rid} send`),
    ...(section.rids ? [`a=simulcast:send ${section.rids.join(';')}`] : []),
    ...(section.ssrc && section.rtxSsrc ? [`a=ssrc-group:FID ${section.ssrc} ${section.rtxSsrc}`] : []),
    ...[section.ssrc, section.rtxSsrc].filter(Boolean).map((ssrc) => `a=ssrc:${ssrc} cname:played`),
  ];
}

const both = [
  `a=extmap:${played.sendTimeId} http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time`,
  `a=extmap:${played.arrivalsId} http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01`,
  `a=extmap:${played.midId} urn:ietf:params:rtp-hdrext:sdes:mid`,
];

const audio = [
  `a=extmap:${played.audioLevelId} urn:ietf:params:rtp-hdrext:ssrc-audio-level`,
  ...both,
  `a=rtpmap:${played.opus} opus/48000/2`,
  `a=fmtp:${played.opus} minptime=10;useinbandfec=1`,
  `a=rtpmap:${played.red} red/48000/2`,
  `a=fmtp:${played.red} ${played.opus}/${played.opus}`,
];

const video = [
  ...both,
  `a=extmap:${played.ridId} urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id`,
  `a=extmap:${played.repairedRidId} urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id`,
  `a=rtpmap:${played.vp8} VP8/90000`,
  `a=rtcp-fb:${played.vp8} nack pli`,
  `a=rtpmap:${played.rtx} rtx/90000`,
  `a=fmtp:${played.rtx} apt=${played.vp8}`,
];
