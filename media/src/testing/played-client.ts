import { once } from 'node:events';
import {
  AddTrackRequest,
  ConnectionSettings,
  JoinRequest,
  SessionDescription,
  SignalRequest,
  SignalResponse,
  TrackSource,
  TrackType,
  VideoLayer,
  WrappedJoinRequest,
  type TrackInfo,
} from '@livekit/protocol';
import WebSocket from 'ws';
import type { Source } from '../worker/calls.ts';
import { openCarrier, type Carrier } from './carrier.ts';
import { PlayedEar } from './played-ear.ts';
import { PlayedStream } from './played-stream.ts';
import { writeOffer, type PlayedSection } from './offer-sections.ts';

type Said = NonNullable<SignalResponse['message']>;
type SaidOf<Case extends Said['case']> = Extract<Said, { case: Case }>['value'];

const sources: Record<Source, TrackSource> = {
  mic: TrackSource.MICROPHONE,
  camera: TrackSource.CAMERA,
  screen: TrackSource.SCREEN_SHARE,
  screenSound: TrackSource.SCREEN_SHARE_AUDIO,
};

/** What a client wants to send. */
export type PlayedTrack = { sid: string; mid: string; streams: PlayedStream[] };

/** A person without a browser: LiveKit's signalling and real packets, as far as a call needs them. */
export class PlayedClient {
  readonly ear: PlayedEar;
  readonly heard: Said[] = [];
  isClosed = false;
  private readonly socket: WebSocket;
  private readonly carrier: Carrier;
  private readonly sections: PlayedSection[];
  private readonly waiting = new Set<() => void>();
  private offerId = 1;
  private hasAnswer = false;
  /** Candidates that came before the answer. */
  private readonly early: string[] = [];
  private nextMid: number;

  private constructor(of: {
    socket: WebSocket;
    carrier: Carrier;
    sections: PlayedSection[];
    ear: PlayedEar;
  }) {
    this.socket = of.socket;
    this.carrier = of.carrier;
    this.sections = of.sections;
    this.ear = of.ear;
    this.nextMid = of.sections.length;
    this.socket.on('message', (data) => this.hear(SignalResponse.fromBinary(data as Buffer).message));
    this.socket.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
    this.socket.on('error', () => undefined);
  }

  /** Comes into a room, by a worker's port or a whole address; throws with the host's word when it is refused. */
  static async join(
    signal: number | string,
    token: string,
    room: { audios: number; videos: number; hasData?: boolean } = { audios: 3, videos: 3 },
  ): Promise<PlayedClient> {
    const ear = new PlayedEar((packet) => carrier.send(packet));
    const carrier = await openCarrier({
      onPacket: (packet) => ear.take(packet),
      onState: () => undefined,
    });
    // A browser offers a channel for data too; LiveKit waits until it is open, which a played client's never is.
    const data: PlayedSection = { mid: '0', kind: 'application', direction: 'inactive' };
    const sections: PlayedSection[] = room.hasData === false ? [] : [data];
    const add = (kind: 'audio' | 'video') =>
      sections.push({ mid: String(sections.length), kind, direction: 'recvonly' });
    for (let count = 0; count < room.audios; count++) add('audio');
    for (let count = 0; count < room.videos; count++) add('video');
    const offer = new SessionDescription({ type: 'offer', sdp: writeOffer(carrier.side, sections), id: 1 });
    const join = new JoinRequest({
      publisherOffer: offer,
      connectionSettings: new ConnectionSettings({ autoSubscribe: true }),
    });
    const wrapped = new WrappedJoinRequest({ joinRequest: join.toBinary() });
    // As livekit-client writes it: for addresses, and filled up.
    const asked = Buffer.from(wrapped.toBinary())
      .toString('base64')
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    const query = `access_token=${token}&join_request=${encodeURIComponent(asked)}`;
    const socket = new WebSocket(
      `${typeof signal === 'number' ? `ws://127.0.0.1:${signal}` : signal}/rtc/v1?${query}`,
    );
    const client = new PlayedClient({ socket, carrier, sections, ear });
    const refused = once(socket, 'unexpected-response').then(async ([, response]) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      throw new Error(Buffer.concat(chunks).toString());
    });
    refused.catch(() => carrier.close());
    await Promise.race([once(socket, 'open'), refused]);
    return client;
  }

  /**
   * Comes into a room, and waits until the line stands. Where it does not, once more, as browsers do: as the one who
   * offers, libdatachannel now and then loses a race with a fast answer.
   */
  static async enter(...way: Parameters<typeof PlayedClient.join>): Promise<PlayedClient> {
    const first = await PlayedClient.join(...way);
    try {
      await first.connected();
      return first;
    } catch {
      first.close();
    }
    const again = await PlayedClient.join(...way);
    await again.connected();
    return again;
  }

  private hear(said: Said) {
    this.heard.push(said);
    if (said.case === 'answer') {
      this.ear.learn(said.value.sdp);
      if (!this.hasAnswer) this.carrier.connect(said.value.sdp);
      this.hasAnswer = true;
      for (const candidate of this.early.splice(0)) this.carrier.addCandidate(candidate);
    }
    if (said.case === 'trickle') {
      const { candidate } = JSON.parse(said.value.candidateInit) as { candidate?: string };
      if (candidate && this.hasAnswer) this.carrier.addCandidate(candidate);
      else if (candidate) this.early.push(candidate);
    }
    if (said.case === 'mediaSectionsRequirement') {
      for (let count = 0; count < said.value.numAudios; count++) this.addSection('audio');
      for (let count = 0; count < said.value.numVideos; count++) this.addSection('video');
      this.offer();
    }
    this.wake();
  }

  private addSection(kind: 'audio' | 'video') {
    this.sections.push({ mid: String(this.nextMid++), kind, direction: 'recvonly' });
  }

  private wake() {
    for (const look of this.waiting) look();
  }

  /** Waits until something is so; it is looked at whenever anything is heard. */
  until(isSo: () => boolean, what = 'what was waited for', withinMs = 20_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(late);
        clearInterval(again);
        this.waiting.delete(look);
        settle();
      };
      const look = () => isSo() && end(resolve);
      const late = setTimeout(() => end(() => reject(new Error(`not seen: ${what}`))), withinMs);
      const again = setInterval(look, 25);
      this.waiting.add(look);
      look();
    });
  }

  /** True while the line stands. */
  isConnected(): boolean {
    return this.carrier.isOpen();
  }

  /** Waits until the line stands. */
  connected(withinMs?: number): Promise<void> {
    return this.until(() => this.carrier.isOpen(), 'a connection', withinMs).catch((error: Error) => {
      throw new Error(`${error.message} (${this.describeLine()})`, { cause: error });
    });
  }

  /** What a line that does not come about has seen so far. */
  private describeLine(): string {
    const answer = this.last('answer')?.sdp ?? '';
    const ways = [
      ...answer.matchAll(/a=candidate:(.*)/g),
      ...this.heard.flatMap((said) =>
        said.case === 'trickle' ? [...said.value.candidateInit.matchAll(/candidate:([^"]*)/g)] : [],
      ),
    ].map(([, way]) => way);
    const said = this.heard.map((one) => one.case).join(' ');
    return `line ${this.carrier.state()}; told ${said || 'nothing'}; ways ${ways.join(', ') || 'none'}`;
  }

  /** The last thing of a kind that was said. */
  last<Case extends Said['case']>(name: Case): SaidOf<Case> | undefined {
    return this.heard.findLast((one): one is Extract<Said, { case: Case }> => one.case === name)?.value as
      | SaidOf<Case>
      | undefined;
  }

  say(message: NonNullable<SignalRequest['message']>): void {
    if (this.socket.readyState === WebSocket.OPEN)
      this.socket.send(new SignalRequest({ message }).toBinary());
  }

  private offer() {
    this.offerId += 1;
    const sdp = writeOffer(this.carrier.side, this.sections);
    this.say({ case: 'offer', value: new SessionDescription({ type: 'offer', sdp, id: this.offerId }) });
  }

  /** Announces a track and offers a section for it; several widths make simulcast. */
  async publish(source: Source, widths: number[] = [640]): Promise<PlayedTrack> {
    const kind = source === 'camera' || source === 'screen' ? 'video' : 'audio';
    const cid = `track-${source}-${this.nextMid}`;
    const layers = widths.map(
      (width, quality) => new VideoLayer({ quality, width, height: (width * 9) / 16 }),
    );
    const type = kind === 'video' ? TrackType.VIDEO : TrackType.AUDIO;
    const more = kind === 'video' ? { width: widths.at(-1)!, height: (widths.at(-1)! * 9) / 16, layers } : {};
    const saidBefore = this.heard.length;
    this.say({
      case: 'addTrack',
      value: new AddTrackRequest({ cid, source: sources[source], type, disableRed: true, ...more }),
    });
    const published = () => this.heard.find((one) => one.case === 'trackPublished' && one.value.cid === cid);
    const refused = () => this.heard.slice(saidBefore).find((one) => one.case === 'requestResponse');
    await this.until(() => Boolean(published() ?? refused()) || this.isClosed, 'an answer to addTrack');
    const said = published();
    if (!said) throw new Error('not allowed');
    const mid = String(this.nextMid++);
    const rids = ['q', 'h', 'f'];
    const streams = widths.map(
      (width, index) =>
        new PlayedStream({ mid, kind, width, ...(widths.length > 1 ? { rid: rids[index]! } : {}) }),
    );
    const single =
      streams.length === 1
        ? { ssrc: streams[0]!.ssrc, ...(kind === 'video' ? { rtxSsrc: streams[0]!.rtxSsrc } : {}) }
        : { rids: rids.slice(0, streams.length) };
    this.sections.push({ mid, kind, direction: 'sendonly', trackId: cid, ...single });
    const before = this.offerId;
    this.offer();
    await this.until(() => (this.last('answer')?.id ?? 0) > before, 'an answer to the offer');
    return {
      sid: ((said as Extract<Said, { case: 'trackPublished' }>).value.track as TrackInfo).sid,
      mid,
      streams,
    };
  }

  send(packet: Buffer): void {
    this.carrier.send(packet);
  }

  /** Breaks the signalling off, as a network does. */
  drop(): void {
    this.socket.terminate();
  }

  close(): void {
    this.ear.close();
    this.socket.terminate();
    this.carrier.close();
  }
}
