import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedFile, RecordingManifest, Source } from '../worker/calls.ts';
import { readRtp } from '../rtp/packet.ts';
import { gatherVp8Frames } from './gather-vp8-frames.ts';
import { sourceOf, writeManifest } from './manifest.ts';
import { writePartLabel } from './part-label.ts';
import { putInOrder } from './put-in-order.ts';
import { recordPerson, type PersonRecorder } from './record-person.ts';
import { startTrackClock, type PersonClock, type TrackClock } from './track-clock.ts';

/** A track that is to be kept. */
export interface TappedTrack {
  identity: string;
  source: Source;
  /** Asks its sender for a picture that stands alone. Often asked again: the one who asks further slows it down. */
  needKey: () => void;
}

/** Where the packets of a track go. */
export interface Tap {
  /**
   * One RTP packet in the clear, VP8 or Opus, as one continuous stream: of a simulcast one layer at a time. The buffer
   * is kept.
   */
  write(packet: Buffer, arrivedAtMs?: number): void;
  /** What its sender's report says: the sender's clock, in ms since 1970, at an RTP timestamp. */
  noteReport(report: { timestamp: number; senderMs: number }): void;
  end(): void;
}

/** Keeps what is sent in one room. */
export interface Recorder {
  addTrack(track: TappedTrack): Tap;
  /** Ends all files and says what there is; the same is written as `manifest.json` beside them. */
  stop(): Promise<RecordingManifest>;
}

interface Kept {
  identity: string;
  source: Source;
  recorder: PersonRecorder;
  clock: PersonClock;
  needKeys: Set<() => void>;
}

const isScreen = (source: Source) => source === 'screen' || source === 'screenSound';
const isPicture = (source: Source) => source === 'camera' || source === 'screen';
const fileName = (text: string) => text.replace(/[^\w-]+/g, '_').slice(0, 80);

function pourInto({ recorder, clock }: Kept, { source, needKey }: TappedTrack): Tap {
  const ticks: TrackClock = startTrackClock(isPicture(source) ? 90_000 : 48_000, clock);
  let arrived = 0;
  const frames = gatherVp8Frames((frame) => {
    recorder.take({ ...frame, kind: 'video', atMs: ticks.at(frame.timestamp, arrived) });
  }, needKey);
  const order = putInOrder((packet, afterGap) => {
    if (isPicture(source)) frames(packet, afterGap);
    else if (packet.payloadEnd > packet.payloadAt) {
      const atMs = ticks.at(packet.timestamp, arrived);
      const data = packet.bytes.subarray(packet.payloadAt, packet.payloadEnd);
      recorder.take({ kind: 'audio', atMs, data, isKey: true });
    }
  });
  return {
    write(bytes, arrivedAtMs = Date.now()) {
      arrived = arrivedAtMs;
      const packet = readRtp(bytes);
      if (packet) order.push(packet);
    },
    noteReport: (report) => ticks.note(report),
    end: () => order.flush(),
  };
}

/** Opens a recording in a folder, which is made: one WebM a person with voice and camera, one more for a screen. `fail` hears what cannot be written. */
export async function openRecorder(folder: string, fail: (error: unknown) => void): Promise<Recorder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = new Map<string, Kept>();
  let stopping: Promise<RecordingManifest> | undefined;

  const keep = ({ identity, source }: TappedTrack): Kept => {
    const key = `${identity} ${isScreen(source)}`;
    const known = kept.get(key);
    if (known) return known;
    const needKeys = new Set<() => void>();
    const name = `${kept.size + 1}-${fileName(identity)}${isScreen(source) ? '-screen' : ''}`;
    const recorder = recordPerson((part) => join(folder, `${name}-${part}.webm`), {
      needKey: () => needKeys.forEach((needKey) => needKey()),
      begun: (path, beginsMs) =>
        void writePartLabel(path, { identity, isScreen: isScreen(source), beginsMs }).catch(fail),
      fail,
    });
    const one = { identity, source, recorder, clock: {}, needKeys };
    kept.set(key, one);
    return one;
  };
  const filesOf = async ({ identity, source, recorder }: Kept): Promise<RecordedFile[]> =>
    (await recorder.close()).map(({ path, kinds, beginsMs, endsMs, bytes, width, height }) => ({
      identity,
      source: sourceOf(isScreen(source), kinds.has('video')),
      file: path,
      startedAtMs: Math.round(beginsMs),
      durationMs: Math.round(endsMs - beginsMs),
      bytes,
      ...(width !== undefined && height !== undefined && { width, height }),
    }));
  const stop = async (): Promise<RecordingManifest> => {
    const files = (await Promise.all([...kept.values()].map(filesOf))).flat();
    return writeManifest(folder, files);
  };
  return {
    addTrack(track) {
      const one = keep(track);
      if (isPicture(track.source)) {
        one.needKeys.add(track.needKey);
        track.needKey();
      }
      const tap = pourInto(one, track);
      return {
        ...tap,
        end: () => {
          tap.end();
          one.needKeys.delete(track.needKey);
        },
      };
    },
    stop: () => (stopping ??= stop()),
  };
}
