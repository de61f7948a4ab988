import type { LocalSide } from '../transport/transport.ts';
import {
  agreeOnCodecs,
  agreeOnExtensions,
  allExtensions,
  extensionUris,
  type AgreedCodecs,
  type ExtensionIds,
} from './codecs.ts';
import type { Offer, OfferedSection } from './offer.ts';

/** What a section is used for: somebody's track comes in, one goes out, or nothing. */
export type SectionUse =
  | { way: 'in'; wantsRed: boolean; stereo: boolean; dtx: boolean }
  | { way: 'out'; streamId: string; trackSid: string; ssrc: number; rtxSsrc: number; stereo: boolean }
  | { way: 'none' };

/** Writes our answer to a browser's offer, section by section in its order. */
export function writeAnswer(
  offer: Offer,
  local: LocalSide,
  whatFor: (section: OfferedSection) => SectionUse,
): string {
  const bundled = offer.sections.filter(({ mid, isRejected }) => offer.bundled.has(mid) && !isRejected);
  const lines = [
    'v=0',
    `o=maru ${BigInt(Date.now())} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${bundled.map(({ mid }) => mid).join(' ')}`,
    'a=msid-semantic: WMS *',
    'a=extmap-allow-mixed',
  ];
  for (const section of offer.sections) {
    if (section.isRejected) lines.push(...rejected(section));
    else if (section.kind === 'application') lines.push(...application(section, local));
    else lines.push(...media(section, local, whatFor(section)));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function rejected({ kind, mid, payloadTypes }: OfferedSection): string[] {
  const protocol = kind === 'application' ? 'UDP/DTLS/SCTP' : 'UDP/TLS/RTP/SAVPF';
  return [
    `m=${kind} 0 ${protocol} ${payloadTypes.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    'a=inactive',
  ];
}

/** Data channels are agreed to, so that the client is content; what is said over them is not listened to. */
function application({ mid }: OfferedSection, local: LocalSide): string[] {
  return [
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...connection(local),
    `a=mid:${mid}`,
    'a=sctp-port:5000',
    'a=max-message-size:65535',
  ];
}

/** A section that is not used now keeps its port: with port 0 inside the bundle, Chromium refuses the whole. */
function media(section: OfferedSection, local: LocalSide, use: SectionUse): string[] {
  const codecs = agreeOnCodecs(section);
  if (!codecs) return [...unusable(section), ...connection(local)];
  const way = use.way === 'in' ? 'recvonly' : use.way === 'out' ? 'sendonly' : 'inactive';
  // All of them whichever way it goes now: a section that changes its way offers only what was agreed on before.
  const ids = agreeOnExtensions(section, allExtensions);
  const order = payloadOrder(codecs, use);
  return [
    `m=${section.kind} 9 UDP/TLS/RTP/SAVPF ${order.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    ...connection(local),
    `a=mid:${section.mid}`,
    `a=${way}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    ...extensionLines(ids),
    ...codecLines(section, codecs, use),
    ...(use.way === 'in' && section.rids.length > 0
      ? [...section.rids.map((rid) => `a=rid:${rid} recv`), `a=simulcast:recv ${section.rids.join(';')}`]
      : []),
    ...(use.way === 'out' ? streamLines(use, codecs) : []),
  ];
}

function unusable({ kind, mid, payloadTypes }: OfferedSection): string[] {
  return [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payloadTypes[0] ?? '0'}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    'a=inactive',
    'a=rtcp-mux',
  ];
}

function payloadOrder({ main, red, rtx }: AgreedCodecs, use: SectionUse): number[] {
  const redFirst = use.way !== 'in' || use.wantsRed;
  return [...(red && redFirst ? [red.payloadType] : []), main.payloadType, ...(rtx ? [rtx.payloadType] : [])];
}

function codecLines(section: OfferedSection, { main, red, rtx }: AgreedCodecs, use: SectionUse): string[] {
  const lines = [`a=rtpmap:${main.payloadType} ${section.kind === 'audio' ? 'opus' : 'VP8'}/${main.clock}`];
  if (section.kind === 'audio') {
    const stereo = use.way !== 'none' && use.stereo ? ';stereo=1;sprop-stereo=1' : '';
    const dtx = use.way === 'in' && use.dtx ? ';usedtx=1' : '';
    lines.push(`a=fmtp:${main.payloadType} minptime=10;useinbandfec=1${dtx}${stereo}`);
    if (use.way === 'in') lines.push(`a=rtcp-fb:${main.payloadType} transport-cc`);
    if (red && (use.way !== 'in' || use.wantsRed)) {
      lines.push(`a=rtpmap:${red.payloadType} red/${red.clock}`, `a=fmtp:${red.payloadType} ${red.fmtp}`);
    }
    return lines;
  }
  const feedback = ['nack', 'nack pli', 'ccm fir', use.way === 'out' ? 'goog-remb' : 'transport-cc'];
  lines.push(...feedback.map((one) => `a=rtcp-fb:${main.payloadType} ${one}`));
  if (rtx)
    lines.push(`a=rtpmap:${rtx.payloadType} rtx/90000`, `a=fmtp:${rtx.payloadType} apt=${main.payloadType}`);
  return lines;
}

function extensionLines(ids: ExtensionIds): string[] {
  return Object.entries(ids).map(
    ([name, id]) => `a=extmap:${id} ${extensionUris[name as keyof typeof extensionUris]}`,
  );
}

function streamLines(use: SectionUse & { way: 'out' }, { rtx }: AgreedCodecs): string[] {
  const { streamId, trackSid, ssrc, rtxSsrc } = use;
  const streams = rtx ? [ssrc, rtxSsrc] : [ssrc];
  return [
    `a=msid:${streamId} ${trackSid}`,
    ...(rtx ? [`a=ssrc-group:FID ${ssrc} ${rtxSsrc}`] : []),
    ...streams.flatMap((one) => [
      `a=ssrc:${one} cname:${streamId}`,
      `a=ssrc:${one} msid:${streamId} ${trackSid}`,
    ]),
  ];
}

function connection({ ufrag, pwd, fingerprint, setup, candidates }: LocalSide): string[] {
  return [
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    `a=setup:${setup}`,
    ...candidates.map((candidate) => `a=${candidate}`),
    'a=end-of-candidates',
  ];
}
