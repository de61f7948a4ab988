import { randomInt } from 'node:crypto';
import { Arrivals } from '../rtp/arrivals.ts';
import { findExtension, isRtcp, readRtp, readTextExtension, type RtpPacket } from '../rtp/packet.ts';
import { readRtcp, type ReportBlock, type RtcpNews } from '../rtp/rtcp.ts';
import { writeNack, writePli, writeReceiverReport } from '../rtp/write-rtcp.ts';
import type { AgreedCodecs, ExtensionIds } from '../sdp/codecs.ts';
import type { Transport } from '../transport/transport.ts';
import type { TestFaults } from '../worker/calls.ts';
import type { DownTrack } from './down-track.ts';
import { IncomingStream } from './incoming-stream.ts';
import type { PublishedTrack } from './published-track.ts';
import { restoreRepaired } from './restore-repaired.ts';
import type { Traffic } from './traffic.ts';

/** A section of the browser's offer that brings a track. */
export type IncomingSection = {
  mid: string;
  track: PublishedTrack;
  codecs: AgreedCodecs;
  extensions: ExtensionIds;
  rids: string[];
  streams: number;
};

type Inflow = { section: IncomingSection; stream: IncomingStream; isRepair: boolean };

const maxStreams = 12;
const maxAsksPerSecond = 120;
const maxRepeatsPerSecond = 3_000;
const layerOfRid: Record<string, number> = { q: 0, h: 1, f: 2 };

/** One person's packets, both ways: what comes in is told apart, asked for again and reported on. */
export class Line {
  transport: Transport | undefined;
  readonly ours = randomInt(1, 2 ** 32 - 1);
  readonly sections = new Map<string, IncomingSection>();
  readonly downTracks = new Map<number, DownTrack>();
  extensions: ExtensionIds = {};
  remb: { bitsPerSecond: number; atMs: number } | undefined;
  reportedLoss = 0;
  private readonly inflows = new Map<number, Inflow>();
  private readonly arrivals = new Arrivals();
  private anySsrc = 0;
  private asks = 0;
  private repeats = 0;
  private pictureBytes = 0;
  private sentRate = 0;
  private measuredMs = 0;
  private readonly traffic: Traffic;
  private readonly faults: TestFaults;

  constructor(traffic: Traffic, faults: TestFaults) {
    this.traffic = traffic;
    this.faults = faults;
  }

  /** Sends one packet, plain. */
  send = (packet: Buffer): void => {
    this.traffic.noteOut(packet.length);
    if (this.faults.lossDown && Math.random() < this.faults.lossDown) return;
    this.transport?.send(packet);
  };

  /** Sends one packet of a picture: what these take is set against the browser's estimate. */
  sendPicture = (packet: Buffer): void => {
    this.pictureBytes += packet.length;
    this.send(packet);
  };

  /** Everything that comes in from this person. */
  receive(bytes: Buffer, nowMs: number): void {
    this.traffic.noteIn();
    if (isRtcp(bytes)) {
      for (const news of readRtcp(bytes)) this.hear(news, nowMs);
      return;
    }
    if (this.faults.lossUp && Math.random() < this.faults.lossUp) return;
    const packet = readRtp(bytes);
    if (packet) this.take(packet, nowMs);
  }

  private take(packet: RtpPacket, nowMs: number) {
    const inflow = this.inflows.get(packet.ssrc) ?? this.identify(packet);
    if (!inflow) return;
    const { section } = inflow;
    const { arrivals } = section.extensions;
    const counted = arrivals === undefined ? undefined : findExtension(packet, arrivals);
    if (counted?.length === 2) {
      this.anySsrc = packet.ssrc;
      this.arrivals.note(packet.bytes.readUInt16BE(counted.at), nowMs);
    }
    const original = inflow.isRepair ? restoreRepaired(packet, inflow.stream.ssrc, section.codecs) : packet;
    if (!original || !this.isAgreed(section, original.payloadType)) return;
    if (!inflow.stream.note({ ...shortOf(original), length: packet.bytes.length }, nowMs)) return;
    this.noteVoice(section, original);
    section.track.take(
      {
        packet: original,
        stream: inflow.stream,
        isRed: original.payloadType === section.codecs.red?.payloadType,
        audioLevelId: section.extensions.audioLevel,
        orientationId: section.extensions.orientation,
      },
      nowMs,
    );
  }

  private isAgreed({ codecs }: IncomingSection, payloadType: number) {
    return payloadType === codecs.main.payloadType || payloadType === codecs.red?.payloadType;
  }

  private noteVoice({ track, extensions }: IncomingSection, packet: RtpPacket) {
    if (track.kind !== 'audio' || extensions.audioLevel === undefined) return;
    const found = findExtension(packet, extensions.audioLevel);
    if (found) track.voice.note(packet.bytes[found.at]! & 0x7f);
  }

  /** Streams of simulcast are told apart by what their first packets say of themselves; no others come through. */
  private identify(packet: RtpPacket): Inflow | undefined {
    const section = this.sections.get(readTextExtension(packet, this.extensions.mid) ?? '');
    if (!section || section.streams >= maxStreams) return undefined;
    const { rid, repairedRid } = section.extensions;
    const repaired = readTextExtension(packet, repairedRid);
    const name = repaired ?? readTextExtension(packet, rid);
    const isRepair = repaired !== undefined || packet.payloadType === section.codecs.rtx?.payloadType;
    if (section.rids.length > 0 && (name === undefined || !section.rids.includes(name))) return undefined;
    const layer = name === undefined ? 0 : (layerOfRid[name] ?? section.rids.indexOf(name));
    return this.bind(section, { ssrc: packet.ssrc, layer, isRepair });
  }

  /** Notes whose stream an SSRC is. */
  bind(
    section: IncomingSection,
    { ssrc, layer, isRepair }: { ssrc: number; layer: number; isRepair: boolean },
  ): Inflow | undefined {
    const known = section.track.streams[layer];
    if (isRepair && !known) return undefined;
    const stream =
      isRepair || known?.ssrc === ssrc
        ? known!
        : new IncomingStream({ ssrc, clockRate: section.track.kind === 'audio' ? 48_000 : 90_000, layer });
    const inflow = { section, stream, isRepair };
    if (!isRepair) section.track.streams[layer] = stream;
    section.streams += 1;
    this.inflows.set(ssrc, inflow);
    return inflow;
  }

  /** A section no longer brings anything. */
  unbind(mid: string): void {
    this.sections.delete(mid);
    for (const [ssrc, { section }] of this.inflows) if (section.mid === mid) this.inflows.delete(ssrc);
  }

  private hear(news: RtcpNews, nowMs: number) {
    switch (news.kind) {
      case 'senderReport': {
        const stream = this.inflows.get(news.ssrc)?.stream;
        if (stream?.ssrc === news.ssrc) stream.clock = { ...news, atMs: nowMs };
        return;
      }
      case 'reports':
        news.blocks.forEach((block) => this.hearReport(block));
        return;
      case 'nack': {
        const downTrack = this.downTracks.get(news.ssrc);
        for (const sequence of news.sequences) {
          if (!downTrack || this.repeats++ > maxRepeatsPerSecond) return;
          if (downTrack.repeat(sequence, nowMs)) this.traffic.repeated += 1;
        }
        return;
      }
      case 'keyframe': {
        const downTrack = this.downTracks.get(news.ssrc);
        if (downTrack && this.asks++ < maxAsksPerSecond) this.onKeyframeWanted(downTrack, nowMs);
        return;
      }
      case 'remb':
        this.remb = { bitsPerSecond: news.bitsPerSecond, atMs: nowMs };
    }
  }

  /** Somebody cannot go on without a whole picture. */
  onKeyframeWanted: (downTrack: DownTrack, nowMs: number) => void = () => undefined;

  private hearReport({ ssrc, fractionLost }: ReportBlock) {
    const downTrack = this.downTracks.get(ssrc);
    if (!downTrack) return;
    downTrack.lossFraction = downTrack.lossFraction * 0.5 + fractionLost * 0.5;
    this.reportedLoss = this.reportedLoss * 0.8 + fractionLost * 0.2;
    this.traffic.noteLoss(fractionLost);
  }

  /** Asks for what is missing, every few milliseconds. */
  askForMissing(nowMs: number): void {
    for (const { stream, isRepair, section } of this.inflows.values()) {
      if (isRepair || section.track.kind === 'audio') continue;
      const due = stream.takeDue(nowMs);
      if (due.length > 0) this.send(writeNack(this.ours, stream.ssrc, due));
    }
  }

  /** Tells when packets have arrived. */
  tellArrivals(): void {
    const told = this.arrivals.write(this.ours, this.anySsrc);
    if (told) this.send(told);
  }

  /** Tells how streams arrive, and the clocks of those that go out. */
  report(nowMs: number): void {
    this.asks = 0;
    this.repeats = 0;
    const blocks = [...this.inflows.values()]
      .filter(({ isRepair }) => !isRepair)
      .flatMap(({ stream }) => stream.report(nowMs) ?? []);
    for (let at = 0; at < blocks.length; at += 31) {
      this.send(writeReceiverReport(this.ours, blocks.slice(at, at + 31)));
    }
    for (const downTrack of this.downTracks.values()) {
      const told = downTrack.senderReport();
      if (told) this.send(told);
    }
  }

  requestKeyframe(stream: IncomingStream): void {
    this.send(writePli(this.ours, stream.ssrc));
  }

  /** Bits a second of pictures that go out to this person. */
  pictureBitsPerSecond(nowMs: number): number {
    const passed = nowMs - this.measuredMs;
    if (passed >= 900) {
      this.sentRate = this.measuredMs === 0 ? 0 : (this.pictureBytes * 8_000) / passed;
      this.pictureBytes = 0;
      this.measuredMs = nowMs;
    }
    return this.sentRate;
  }

  close(): void {
    this.transport?.close();
    this.transport = undefined;
    this.inflows.clear();
    this.sections.clear();
  }
}

function shortOf({ sequence, timestamp }: RtpPacket) {
  return { sequence, timestamp };
}
