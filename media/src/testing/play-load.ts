import fs from 'node:fs';
import { signJoinToken } from '../signal/tokens.ts';
import type { MediaKey, MediaWorker } from '../worker/calls.ts';
import { PlayedClient, type PlayedTrack } from './played-client.ts';
import { played } from './offer-sections.ts';

/** Who takes part: one who is seen by all, or everybody seen by everybody. */
export type LoadShape = { kind: 'oneToMany' | 'allToAll'; people: number; seconds: number };

/** What a load has cost, and whether anything was lost. */
export type LoadFigures = {
  people: number;
  packetsOut: number;
  packetsPerSecond: number;
  /** Packets that never came, of all that were due. */
  gaps: number;
  microsecondsPerPacket: number;
  /** The part of one core. */
  load: number;
  rssBytes: number;
  outMbps: number;
  /** From the one who sends to those who hear, through the worker, in milliseconds. */
  latencyMs: { p50: number; p95: number; p99: number };
  /** From asking to come in to the line that stands. */
  joinMs: { p50: number; p95: number };
};

const framesPerSecond = 24;
const joinsAtOnce = 6;

/**
 * Plays people in a room that is open on a worker of its own process, sends what a person sends (138 packets and
 * 700 kbit a second), and measures what it costs the worker. Every packet is counted by everybody who is due it.
 */
export async function playLoad(
  worker: Pick<MediaWorker, 'signalPort' | 'pid' | 'health'>,
  room: { roomId: string; key: MediaKey },
  shape: LoadShape,
): Promise<LoadFigures> {
  const clients: PlayedClient[] = [];
  const joinMs: number[] = [];
  const senders = shape.kind === 'oneToMany' ? 1 : shape.people;
  const come = async (index: number) => {
    const role = shape.kind === 'oneToMany' && index > 0 ? 'viewer' : 'host';
    const beganMs = performance.now();
    const who = { roomId: room.roomId, identity: `played${index}:1`, role, ttlSeconds: 600 } as const;
    const client = await PlayedClient.join(worker.signalPort, await signJoinToken(room.key, who), {
      audios: senders,
      videos: senders,
    });
    client.ear.keepsNumbers = false;
    await client.until(() => client.isConnected(), 'a connection', 60_000);
    joinMs.push(performance.now() - beganMs);
    clients[index] = client;
  };
  const count = shape.kind === 'oneToMany' ? shape.people + 1 : shape.people;
  try {
    await come(0);
    for (let first = 1; first < count; first += joinsAtOnce) {
      await Promise.all(
        Array.from({ length: Math.min(joinsAtOnce, count - first) }, (_, at) => come(first + at)),
      );
    }
    const sending = clients.slice(0, senders);
    const tracks: { mic: PlayedTrack; camera: PlayedTrack }[] = [];
    for (const client of sending)
      tracks.push({ mic: await client.publish('mic'), camera: await client.publish('camera') });
    const stop = sendAll(sending, tracks);
    try {
      await allSee(clients, tracks);
      return {
        ...(await measure(worker, clients, shape)),
        joinMs: { p50: at(joinMs, 0.5), p95: at(joinMs, 0.95) },
      };
    } finally {
      stop();
    }
  } finally {
    for (const client of clients) client?.close();
  }
}

/** Sends sound that says when it was sent, and pictures of three or four packets; a whole one when asked. */
function sendAll(clients: PlayedClient[], tracks: { mic: PlayedTrack; camera: PlayedTrack }[]): () => void {
  const timers = clients.flatMap((client, index) => {
    const mic = tracks[index]!.mic.streams[0]!;
    const camera = tracks[index]!.camera.streams[0]!;
    let isWanted = true;
    client.ear.onKeyframeWanted = () => (isWanted = true);
    const sound = () => {
      const payload = Buffer.alloc(80);
      payload.writeDoubleBE(performance.now());
      client.send(mic.sound(payload));
    };
    let frame = 0;
    const picture = () => {
      const packets = 3 + (frame++ % 3 === 0 ? 0 : 1);
      for (const packet of camera.picturePackets({ isKeyframe: isWanted, packets, bytes: 960 }))
        client.send(packet);
      isWanted = false;
    };
    return [setInterval(sound, 20), setInterval(picture, 1_000 / framesPerSecond)];
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}

async function allSee(
  clients: PlayedClient[],
  tracks: { mic: PlayedTrack; camera: PlayedTrack }[],
): Promise<void> {
  for (const [index, client] of clients.entries()) {
    const others = tracks.filter((_, owner) => owner !== index);
    const seesAll = () =>
      others.every(
        ({ mic, camera }) => client.ear.of(mic.sid).packets > 0 && client.ear.of(camera.sid).keyframes > 0,
      );
    await client.until(seesAll, `all tracks at person ${index}`, 60_000);
  }
}

async function measure(
  worker: Pick<MediaWorker, 'pid' | 'health'>,
  clients: PlayedClient[],
  { seconds, people }: LoadShape,
): Promise<Omit<LoadFigures, 'joinMs'>> {
  const latencies: number[] = [];
  for (const { ear } of clients) {
    ear.onPacket = ({ payloadType, bytes, payloadAt }) => {
      if (payloadType !== played.opus || Math.random() > 0.05) return;
      latencies.push(performance.now() - bytes.readDoubleBE(payloadAt));
    };
  }
  const total = () => clients.reduce((sum, { ear }) => sum + ear.total(), 0);
  const lost = () => clients.reduce((sum, { ear }) => sum + ear.lost(), 0);
  const before = { packets: total(), lost: lost(), cpuMs: cpuMsOf(worker.pid), ms: performance.now() };
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const passedMs = performance.now() - before.ms;
  const packets = total() - before.packets;
  const cpuMs = cpuMsOf(worker.pid) - before.cpuMs;
  const { inPps, rssBytes, outMbps } = await worker.health();
  return {
    people,
    packetsOut: packets,
    packetsPerSecond: Math.round((packets / passedMs) * 1_000),
    gaps: Math.max(0, lost() - before.lost),
    microsecondsPerPacket: (cpuMs * 1_000) / Math.max(1, packets + (inPps * passedMs) / 1_000),
    load: cpuMs / passedMs,
    rssBytes,
    outMbps,
    latencyMs: { p50: at(latencies, 0.5), p95: at(latencies, 0.95), p99: at(latencies, 0.99) },
  };
}

/** How long a process has used processors, where the system tells it (Linux, a hundred ticks a second). */
function cpuMsOf(pid: number): number {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

function at(values: number[], part: number): number {
  const ordered = values.toSorted((one, other) => one - other);
  return (
    Math.round((ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))] ?? 0) * 10) / 10
  );
}
