import type { OfferedCodec, OfferedSection } from './offer.ts';

/** The extensions that mean something to us, by what they are called in RFCs and in Chromium. */
export const extensionUris = {
  mid: 'urn:ietf:params:rtp-hdrext:sdes:mid',
  rid: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  repairedRid: 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  audioLevel: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  sendTime: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  arrivals: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  orientation: 'urn:3gpp:video-orientation',
} as const;

/** The numbers that a section's extensions go by. */
export type ExtensionIds = Partial<Record<keyof typeof extensionUris, number>>;

/** What of a section is agreed on: the numbers its packets bear. */
export type AgreedCodecs = { main: OfferedCodec; red?: OfferedCodec; rtx?: OfferedCodec };

/** Chooses what a section carries: Opus, with redundancy where offered, or VP8 with its repairs. */
export function agreeOnCodecs(section: OfferedSection): AgreedCodecs | undefined {
  const main = section.codecs.find(({ name }) => name === (section.kind === 'audio' ? 'opus' : 'vp8'));
  if (!main) return undefined;
  if (section.kind === 'audio') {
    const red = section.codecs.find(
      ({ name, fmtp }) => name === 'red' && fmtp.split('/').every((one) => Number(one) === main.payloadType),
    );
    return red ? { main, red } : { main };
  }
  const rtx = section.codecs.find(
    ({ name, fmtp }) => name === 'rtx' && new RegExp(`\\bapt=${main.payloadType}\\b`).test(fmtp),
  );
  return rtx ? { main, rtx } : { main };
}

/** The extensions of a section that are agreed on. */
export function agreeOnExtensions(section: OfferedSection, wanted: (keyof ExtensionIds)[]): ExtensionIds {
  const ids: ExtensionIds = {};
  for (const name of wanted) {
    const id = section.extensions.get(extensionUris[name]);
    if (id !== undefined) ids[name] = id;
  }
  return ids;
}

/** The extensions of streams that come to us. */
export const incomingExtensions: (keyof ExtensionIds)[] = [
  'mid',
  'rid',
  'repairedRid',
  'audioLevel',
  'arrivals',
  'orientation',
];

/** The extensions of streams that we send. */
export const outgoingExtensions: (keyof ExtensionIds)[] = ['sendTime', 'audioLevel', 'orientation'];

/** Every extension that is agreed on. */
export const allExtensions = Object.keys(extensionUris) as (keyof ExtensionIds)[];
