import type { CallIdentity, LineQuality } from '../call-view.ts';

/** What is measured of the others, again and again. */
export interface Listening {
  /** Who is received at present, by whom it is carried. */
  receivers(): ReadonlyMap<CallIdentity, readonly RTCRtpReceiver[]>;
  levels(levels: Record<CallIdentity, number>): void;
  speaking(identity: CallIdentity, isSpeaking: boolean): void;
  line(identity: CallIdentity, quality: LineQuality): void;
  /** How loud the microphone here is, 0 to 1. */
  mine(): { identity: CallIdentity; level: number } | undefined;
}

const levelMs = 150;
const lineEvery = 20;
/** Louder than a quiet room; whoever pauses for a breath still speaks. */
const speaksAbove = 0.1;
const pauseMs = 600;

interface Counted {
  lost: number;
  received: number;
}

const countPackets = async (receivers: readonly RTCRtpReceiver[]): Promise<Counted> => {
  const counted = { lost: 0, received: 0 };
  for (const receiver of receivers) {
    const stats = await receiver.getStats().catch(() => undefined);
    stats?.forEach((one: { type: string; packetsLost?: number; packetsReceived?: number }) => {
      if (one.type !== 'inbound-rtp') return;
      counted.lost += one.packetsLost ?? 0;
      counted.received += one.packetsReceived ?? 0;
    });
  }
  return counted;
};

const loudest = (receivers: readonly RTCRtpReceiver[]): number =>
  Math.max(
    0,
    ...receivers.map((one) =>
      one.track.kind === 'audio' ? (one.getSynchronizationSources()[0]?.audioLevel ?? 0) : 0,
    ),
  );

/** Listens to who speaks, and how well they are heard, until the returned function is called. */
export const listenToPeople = (listening: Listening): (() => void) => {
  const heardAt = new Map<CallIdentity, number>();
  const speakers = new Set<CallIdentity>();
  const counted = new Map<CallIdentity, Counted>();
  let round = 0;

  const look = (): void => {
    const now = performance.now();
    const levels: Record<CallIdentity, number> = {};
    for (const [identity, receivers] of listening.receivers()) {
      levels[identity] = Math.min(1, Math.sqrt(loudest(receivers)) * 1.4);
    }
    const mine = listening.mine();
    if (mine) levels[mine.identity] = mine.level;
    for (const [identity, level] of Object.entries(levels)) {
      if (level > speaksAbove) heardAt.set(identity, now);
      const isSpeaking = now - (heardAt.get(identity) ?? -pauseMs) < pauseMs;
      if (isSpeaking === speakers.has(identity)) continue;
      if (isSpeaking) speakers.add(identity);
      else speakers.delete(identity);
      listening.speaking(identity, isSpeaking);
    }
    listening.levels(levels);
    if (++round % lineEvery === 0) void lookAtLines();
  };

  const lookAtLines = async (): Promise<void> => {
    for (const [identity, receivers] of listening.receivers()) {
      const now = await countPackets(receivers);
      const before = counted.get(identity);
      counted.set(identity, now);
      if (!before) continue;
      const lost = now.lost - before.lost;
      const all = lost + now.received - before.received;
      // Who is muted and shows nothing sends next to nothing, which is no bad line.
      if (all > 10) listening.line(identity, lost / all > 0.05 ? 'poor' : 'good');
    }
  };

  const timer = setInterval(look, levelMs);
  return () => clearInterval(timer);
};
