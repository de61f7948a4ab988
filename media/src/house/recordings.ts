import { randomUUID } from 'node:crypto';
import { openRecorder, type Recorder } from '../recording/index.ts';
import type { Room } from '../room/room.ts';
import type { TrackHearer, TrackTap } from '../room/taps.ts';
import { MediaRefusal, type MediaEvent, type RecordingManifest } from '../worker/calls.ts';

type Running = { roomId: string; recorder: Recorder; endTaps: () => void };

/** The recordings that are under way. */
export class Recordings {
  private readonly running = new Map<string, Running>();
  private readonly tell: (event: MediaEvent) => void;

  constructor(tell: (event: MediaEvent) => void) {
    this.tell = tell;
  }

  async start(room: Room, folder: string): Promise<{ recordingId: string }> {
    const recordingId = randomUUID();
    const recorder = await openRecorder(folder, (error) =>
      this.tell({ kind: 'recording', roomId: room.id, recordingId, state: 'failed', message: String(error) }),
    );
    const endTaps = room.tapAll().onTrack((track) => hearerFor(recorder, track));
    this.running.set(recordingId, { roomId: room.id, recorder, endTaps });
    this.tell({ kind: 'recording', roomId: room.id, recordingId, state: 'started' });
    return { recordingId };
  }

  async stop(recordingId: string): Promise<RecordingManifest> {
    const one = this.running.get(recordingId);
    if (!one) throw new MediaRefusal('noSuchRecording', 'no such recording is under way');
    this.running.delete(recordingId);
    one.endTaps();
    const said = { kind: 'recording', roomId: one.roomId, recordingId } as const;
    try {
      const manifest = await one.recorder.stop();
      this.tell({ ...said, state: 'stopped' });
      return manifest;
    } catch (error) {
      this.tell({
        ...said,
        state: 'failed',
        message: error instanceof Error ? error.message : String(error),
      });
      throw error;
    }
  }

  /** Ends all recordings, or those of one room. */
  async stopAll(roomId?: string): Promise<void> {
    for (const [recordingId, one] of this.running) {
      if (roomId === undefined || one.roomId === roomId) await this.stop(recordingId).catch(() => undefined);
    }
  }
}

function hearerFor(recorder: Recorder, { identity, source, askKeyframe }: TrackTap): TrackHearer {
  const tap = recorder.addTrack({ identity, source, needKey: askKeyframe });
  return {
    onRtp: (packet, atMs) => tap.write(packet, atMs),
    onReport: (report) => tap.noteReport(report),
    onEnd: () => tap.end(),
  };
}
