import { SessionDescription, MediaSectionsRequirement } from '@livekit/protocol';
import { writeAnswer, type SectionUse } from '../sdp/answer.ts';
import {
  agreeOnCodecs,
  agreeOnExtensions,
  extensionUris,
  incomingExtensions,
  outgoingExtensions,
  type AgreedCodecs,
} from '../sdp/codecs.ts';
import type { Offer, OfferedSection } from '../sdp/offer.ts';
import type { LocalSide } from '../transport/transport.ts';
import type { Person } from './person.ts';
import type { PublishedTrack } from './published-track.ts';
import type { Subscription } from './subscription.ts';

/** What an answer has changed: tracks that come no more, and subscriptions that now have their section. */
export type Answered = { answer: SessionDescription; ended: PublishedTrack[]; placed: Subscription[] };

const askAgainAfterMs = 3_000;
const gatherMs = 30;

/**
 * The sections of one browser's description: which bring its own tracks, which take others' to it. The browser always
 * offers; when there are more tracks than sections, it is asked to offer again, with so many more.
 */
export class Sections {
  private readonly person: Person;
  /** Sections that take a track to the browser; undefined for those that are free. */
  private readonly outs = new Map<string, { kind: 'audio' | 'video'; taken: Subscription | undefined }>();
  private hasAnswered = false;
  private soon: NodeJS.Timeout | undefined;
  private askedMs: number | undefined;
  /** Sections that bring tracks nobody has announced yet. */
  private readonly unclaimed = new Map<string, OfferedSection>();

  constructor(person: Person) {
    this.person = person;
  }

  /** Answers an offer: binds what comes in, finds a place for what goes out. */
  answer(offer: Offer, local: LocalSide, offerId: number): Answered {
    this.hasAnswered = true;
    this.askedMs = undefined;
    this.unclaimed.clear();
    const ended = this.endUnsent(offer);
    const placed: Subscription[] = [];
    const { line } = this.person;
    const midId = offer.sections.map(({ extensions }) => extensions.get(extensionUris.mid)).find(Boolean);
    if (midId !== undefined) line.extensions.mid = midId;
    const uses = new Map(offer.sections.map((section) => [section.mid, this.use(section, placed)]));
    const midToTrackId: Record<string, string> = {};
    for (const [mid, { taken }] of this.outs) if (taken) midToTrackId[mid] = taken.track.sid;
    const sdp = writeAnswer(offer, local, ({ mid }) => uses.get(mid)!);
    return {
      answer: new SessionDescription({ type: 'answer', sdp, id: offerId, midToTrackId }),
      ended,
      placed,
    };
  }

  private use(section: OfferedSection, placed: Subscription[]): SectionUse {
    const { mid, kind, direction } = section;
    if (kind === 'application' || section.isRejected) return { way: 'none' };
    if (direction === 'sendonly' || direction === 'sendrecv') return this.takeIn(section);
    if (direction === 'inactive') {
      this.free(mid);
      return { way: 'none' };
    }
    return this.takeOut(section, placed);
  }

  private takeIn(section: OfferedSection): SectionUse {
    const { line, tracks } = this.person;
    this.outs.delete(section.mid);
    const track = [...tracks.values()].find(({ cid }) => cid === section.trackId);
    const codecs = agreeOnCodecs(section);
    if (!codecs || (track && track.kind !== section.kind)) return { way: 'none' };
    // A client may offer before it announces; what is turned down once does not send several sizes any more.
    if (!track) {
      this.unclaimed.set(section.trackId ?? '', section);
      return { way: 'in', wantsRed: true, stereo: false, dtx: true };
    }
    if (line.sections.get(section.mid)?.track !== track) this.bind(section, track, codecs);
    return {
      way: 'in',
      wantsRed: !track.info.disableRed,
      stereo: track.info.stereo,
      dtx: !track.info.disableDtx,
    };
  }

  /** A track is announced that has been offered already. */
  claim(track: PublishedTrack): void {
    const section = this.unclaimed.get(track.cid);
    const codecs = section && section.kind === track.kind ? agreeOnCodecs(section) : undefined;
    if (section && codecs) this.bind(section, track, codecs);
  }

  private bind(section: OfferedSection, track: PublishedTrack, codecs: AgreedCodecs): void {
    const { line } = this.person;
    this.unclaimed.delete(track.cid);
    line.unbind(section.mid);
    const extensions = agreeOnExtensions(section, incomingExtensions);
    const bound = { mid: section.mid, track, codecs, extensions, rids: section.rids, streams: 0 };
    line.sections.set(section.mid, bound);
    track.mid = section.mid;
    track.info.mid = section.mid;
    for (const ssrc of section.ssrcs) {
      if (!section.repairs.has(ssrc)) line.bind(bound, { ssrc, layer: 0, isRepair: false });
    }
    for (const repair of section.repairs.keys()) line.bind(bound, { ssrc: repair, layer: 0, isRepair: true });
  }

  private takeOut(section: OfferedSection, placed: Subscription[]): SectionUse {
    const kind = section.kind as 'audio' | 'video';
    const out = this.outs.get(section.mid) ?? { kind, taken: undefined };
    const isNew = !out.taken;
    if (out.taken && !this.isAlive(out.taken)) {
      // The browser has to see the section empty once, or it would take the next track for the one before.
      this.outs.set(section.mid, { kind, taken: undefined });
      return { way: 'none' };
    }
    out.taken ??= this.waiting(kind)[0];
    this.outs.set(section.mid, out);
    const codecs = agreeOnCodecs(section);
    if (!out.taken || !codecs) return { way: 'none' };
    const { downTrack, track, owner } = out.taken;
    out.taken.mid = section.mid;
    if (isNew) placed.push(out.taken);
    downTrack.numbers = {
      payloadType: codecs.main.payloadType,
      redPayloadType: codecs.red?.payloadType,
      rtxPayloadType: codecs.rtx?.payloadType,
      extensions: agreeOnExtensions(section, outgoingExtensions),
    };
    return {
      way: 'out',
      streamId: owner.sid,
      trackSid: track.sid,
      ssrc: downTrack.ssrc,
      rtxSsrc: downTrack.rtxSsrc,
      stereo: track.info.stereo,
    };
  }

  private free(mid: string) {
    const out = this.outs.get(mid);
    if (out?.taken) out.taken.mid = undefined;
    this.outs.delete(mid);
  }

  private isAlive(subscription: Subscription) {
    return this.person.subscriptions.get(subscription.track.sid) === subscription;
  }

  private waiting(kind: 'audio' | 'video'): Subscription[] {
    return [...this.person.subscriptions.values()].filter(
      ({ mid, track }) => mid === undefined && track.kind === kind,
    );
  }

  /** Sections that no longer send end their tracks. */
  private endUnsent(offer: Offer): PublishedTrack[] {
    const { line } = this.person;
    const sending = new Map(
      offer.sections
        .filter(({ direction, isRejected }) => !isRejected && direction.startsWith('send'))
        .map(({ mid, trackId }) => [mid, trackId]),
    );
    const ended = [...line.sections.values()].filter(({ mid, track }) => sending.get(mid) !== track.cid);
    for (const { mid } of ended) line.unbind(mid);
    return ended.map(({ track }) => track);
  }

  /** Asks the browser to offer again, soon, when something waits for a section, or one has become empty. */
  askIfNeeded(nowMs: number): void {
    // The first offer comes by itself, and nothing may be said before the welcome.
    if (!this.hasAnswered || this.soon) return;
    if (this.askedMs !== undefined && nowMs - this.askedMs < askAgainAfterMs) return;
    if (!this.needs()) return;
    // Sound and picture of one person come one after the other: one offer does for both.
    this.soon = setTimeout(() => {
      this.soon = undefined;
      this.ask(performance.now());
    }, gatherMs);
    this.soon.unref();
  }

  private needs(): boolean {
    const emptied = [...this.outs.values()].some(({ taken }) => taken && !this.isAlive(taken));
    return emptied || this.waiting('audio').length > 0 || this.waiting('video').length > 0;
  }

  private ask(nowMs: number): void {
    if (!this.needs()) return;
    this.askedMs = nowMs;
    const [numAudios, numVideos] = [this.missing('audio'), this.missing('video')];
    this.person.say({
      case: 'mediaSectionsRequirement',
      value: new MediaSectionsRequirement({ numAudios, numVideos }),
    });
  }

  /** How many sections of a kind are lacking. */
  private missing(kind: 'audio' | 'video'): number {
    const spare = [...this.outs.values()].filter((out) => out.kind === kind && !out.taken).length;
    return Math.max(0, this.waiting(kind).length - spare);
  }
}
