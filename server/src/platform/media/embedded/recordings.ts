import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaWorker, RecordedFile as KeptFile, RecordingManifest } from '@maru/media';
import { MediaTrouble, type RecordedFile, type Recording } from '../engine.ts';

interface Running {
  roomId: string;
  folder: string;
  startedAt: Date;
  worker: MediaWorker;
  /** How the worker calls it. */
  workerId: string;
  /** Its worker or its room has gone; what was kept is what lies in the folder. */
  isLost: boolean;
}

const sources = { mic: 'voice', camera: 'camera', screen: 'screen', screenSound: 'screen' } as const;

const presentFile = (file: KeptFile, startedAt: Date): RecordedFile => ({
  identity: file.identity,
  source: sources[file.source],
  path: file.file,
  mime: file.source === 'mic' ? 'audio/webm' : 'video/webm',
  bytes: file.bytes,
  startsAtMs: Math.max(0, file.startedAtMs - startedAt.getTime()),
  durationMs: file.durationMs,
});

const readManifest = async (folder: string): Promise<RecordingManifest> => {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  return text === undefined ? { files: [] } : (JSON.parse(text) as RecordingManifest);
};

/** The recordings that are under way, or wait to be asked for. */
export const openRecordings = (dataDir: string) => {
  const known = new Map<string, Running>();
  return {
    async start(
      { recordingId, roomId, startedAt }: { recordingId: string; roomId: string; startedAt: Date },
      worker: MediaWorker,
    ): Promise<void> {
      if (known.has(recordingId)) return;
      const folder = join(dataDir, 'recordings', recordingId);
      const { recordingId: workerId } = await worker.startRecording(roomId, { folder });
      known.set(recordingId, { roomId, folder, startedAt, worker, workerId, isLost: false });
    },
    async stop(recordingId: string): Promise<Recording> {
      const running = known.get(recordingId);
      if (!running) throw new MediaTrouble('noRoom', 'There is no such recording.');
      const { roomId, folder, startedAt, worker, workerId, isLost } = running;
      const manifest = isLost
        ? await readManifest(folder)
        : await worker.stopRecording(workerId).catch(() => readManifest(folder));
      known.delete(recordingId);
      const files = manifest.files.map((file) => presentFile(file, startedAt));
      return { recordingId, roomId, startedAt, folder, files };
    },
    /** Of a room that has gone: gives those that have ended with it. */
    lose(roomId: string): string[] {
      const lost = [...known].filter(([, one]) => one.roomId === roomId && !one.isLost);
      for (const [, one] of lost) one.isLost = true;
      return lost.map(([recordingId]) => recordingId);
    },
    /** By the worker's own name of one that has failed. */
    loseOne(workerId: string): string | undefined {
      const found = [...known].find(([, one]) => one.workerId === workerId && !one.isLost);
      if (found) found[1].isLost = true;
      return found?.[0];
    },
  };
};
