import type { IceAndDtls } from '../transport/transport.ts';

/** A codec of a section, under the number the browser has given it. */
export type OfferedCodec = { payloadType: number; name: string; clock: string; fmtp: string };

/** One section of a browser's offer, as far as it concerns us. */
export type OfferedSection = {
  mid: string;
  kind: 'audio' | 'video' | 'application';
  isRejected: boolean;
  direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
  codecs: OfferedCodec[];
  payloadTypes: string[];
  /** Extension uri to the number it goes by. */
  extensions: Map<string, number>;
  rids: string[];
  /** What the browser calls the track it sends here. */
  trackId?: string;
  /** The streams it names ahead; simulcast names none. */
  ssrcs: number[];
  /** Which stream repeats which: repair to original. */
  repairs: Map<number, number>;
};

/** A browser's offer. */
export type Offer = IceAndDtls & { sections: OfferedSection[]; bundled: Set<string> };

const maxLength = 400_000;
const maxSections = 300;

/** Why an offer is not taken. */
export class BadOffer extends Error {}

/** Reads an offer; throws `BadOffer` for what is too long or lacks what a connection needs. */
export function readOffer(sdp: string): Offer {
  if (sdp.length > maxLength) throw new BadOffer('too long');
  const [session = '', ...parts] = sdp.split(/^(?=m=)/m);
  if (parts.length === 0 || parts.length > maxSections) throw new BadOffer('too few or too many sections');
  const sections = parts.map(readSection);
  if (new Set(sections.map(({ mid }) => mid)).size !== sections.length)
    throw new BadOffer('two sections of one name');
  const find = (name: string) =>
    attribute(session, name) ?? parts.map((part) => attribute(part, name)).find(Boolean) ?? '';
  const ufrag = find('ice-ufrag');
  const pwd = find('ice-pwd');
  const [algorithm = '', value = ''] = find('fingerprint').split(' ');
  if (!/^[\w+/]{4,256}$/.test(ufrag) || !/^[\w+/]{22,256}$/.test(pwd))
    throw new BadOffer('no ICE credentials');
  if (!/^sha-(256|384|512)$/i.test(algorithm) || !/^[\dA-F]{2}(:[\dA-F]{2})+$/i.test(value)) {
    throw new BadOffer('no fingerprint');
  }
  const bundle = /^a=group:BUNDLE (.*)$/m.exec(session)?.[1]?.trim().split(' ') ?? [];
  return { ufrag, pwd, fingerprint: { algorithm, value }, sections, bundled: new Set(bundle) };
}

function readSection(text: string): OfferedSection {
  const [, kind = '', port = '', list = ''] = /^m=(\w+) (\d+) \S+ (.*)$/m.exec(text) ?? [];
  if (kind !== 'audio' && kind !== 'video' && kind !== 'application')
    throw new BadOffer('an unknown kind of section');
  const mid = attribute(text, 'mid') ?? '';
  if (!/^[\w-]{1,16}$/.test(mid)) throw new BadOffer('a section without a name');
  const trackId = /^a=msid:\S+ ([\w{}-]{1,128})\s*$/m.exec(text)?.[1];
  return {
    mid,
    kind,
    isRejected: port === '0' && !/^a=bundle-only/m.test(text),
    direction:
      (/^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(text)?.[1] as OfferedSection['direction']) ??
      'sendrecv',
    payloadTypes: list.trim().split(' ').slice(0, 128),
    codecs: readCodecs(text),
    extensions: readExtensions(text),
    rids: [...text.matchAll(/^a=rid:([\w-]{1,16}) send/gm)].map(([, rid]) => rid!).slice(0, 3),
    ssrcs: [...new Set([...text.matchAll(/^a=ssrc:(\d{1,10}) /gm)].map(([, ssrc]) => Number(ssrc)))].slice(
      0,
      8,
    ),
    repairs: new Map(
      [...text.matchAll(/^a=ssrc-group:FID (\d{1,10}) (\d{1,10})/gm)].map(([, original, repair]) => [
        Number(repair),
        Number(original),
      ]),
    ),
    ...(trackId ? { trackId } : {}),
  };
}

function readCodecs(text: string): OfferedCodec[] {
  const fmtps = new Map(
    [...text.matchAll(/^a=fmtp:(\d{1,3}) (.{1,400})$/gm)].map(([, type, fmtp]) => [type, fmtp!.trim()]),
  );
  return [...text.matchAll(/^a=rtpmap:(\d{1,3}) ([\w-]{1,32})\/([\d/]{1,16})/gm)]
    .map(([, type, name, clock]) => ({
      payloadType: Number(type),
      name: name!.toLowerCase(),
      clock: clock!,
      fmtp: fmtps.get(type) ?? '',
    }))
    .filter(({ payloadType }) => payloadType < 128)
    .slice(0, 64);
}

function readExtensions(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [, id, uri] of text.matchAll(/^a=extmap:(\d{1,3})(?:\/\w+)? (\S{1,120})/gm)) {
    if (Number(id) >= 1 && Number(id) <= 14) found.set(uri!, Number(id));
  }
  return found;
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`^a=${name}:(.*)$`, 'm').exec(text)?.[1]?.trim();
}
