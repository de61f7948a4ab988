import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import type { MediaWorker, RecordedFile as KeptFile, RecordingManifest } from '@maru/media';
import type { Logger } from 'pino';
import type { Config } from '../../config/index.ts';
import { troubleOf } from '../../trouble.ts';
import { MediaTrouble, type MediaNews, type RecordedFile, type Recording } from '../engine.ts';
import { claimFolder, holdFolders, listLeftFolders, readLabel, writeLabel } from './recording-folders.ts';

interface Running {
  roomId: string;
  folder: string;
  startedAt: Date;
  note: string;
  worker: MediaWorker;
  /** How the worker calls it. */
  workerId: string;
  /** Its worker or its room has gone; what was kept is what lies in the folder. */
  isLost: boolean;
}

/** What recordings need of the engine. */
export interface RecordingNeeds {
  config: Pick<Config, 'dataDir'>;
  logger: Logger;
  tell: (news: MediaNews) => void;
}

const sources = { mic: 'voice', camera: 'camera', screen: 'screen', screenSound: 'screen' } as const;
/** How often what lies about is looked for. */
const lookMs = 15_000;
/** So long whoever was given a recording may take to bring it in, before it counts as left. */
const givenMs = 3_600_000;

const presentFile =
  (folder: string, startedAt: Date) =>
  (file: KeptFile): RecordedFile => ({
    identity: file.identity,
    source: sources[file.source],
    path: join(folder, basename(file.file)),
    mime: file.source === 'mic' ? 'audio/webm' : 'video/webm',
    bytes: file.bytes,
    startsAtMs: Math.max(0, file.startedAtMs - startedAt.getTime()),
    durationMs: file.durationMs,
  });

/** Ends what somebody else has begun. What reads and writes WebM is loaded for it alone. */
const finish = async (folder: string): Promise<RecordingManifest> =>
  (await import('@maru/media/recording')).finishRecording(folder);

/** The recordings that are under way, or wait to be asked for, and those that were left by a process that ended before. */
export const openRecordings = ({ config, logger, tell }: RecordingNeeds) => {
  const home = join(config.dataDir, 'recordings');
  const known = new Map<string, Running>();
  const hands = holdFolders();
  let looking: NodeJS.Timeout | undefined;
  let isLooking = false;

  const give = (
    { folder, ...of }: Pick<Running, 'roomId' | 'folder' | 'startedAt' | 'note'> & { recordingId: string },
    manifest: RecordingManifest,
  ): Recording => {
    hands.hold(folder, givenMs);
    return { ...of, folder, files: manifest.files.map(presentFile(folder, of.startedAt)) };
  };
  const bringLeft = async (left: string): Promise<void> => {
    const folder = await claimFolder(left, randomBytes(4).toString('hex'));
    const label = folder && (await readLabel(folder));
    if (!label) return;
    hands.hold(folder);
    const recording = give({ ...label, folder }, await finish(folder));
    tell({ type: 'recordingFound', roomId: recording.roomId, recording });
  };
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    for (const folder of await listLeftFolders(home)) {
      if (hands.have(folder)) continue;
      await bringLeft(folder).catch((error: unknown) =>
        logger.warn(troubleOf(error), 'what was left of a recording could not be ended'),
      );
    }
    isLooking = false;
  };

  return {
    /** Looks from now on for what was left. */
    begin(): void {
      looking ??= setInterval(() => void look(), lookMs).unref();
      void look();
    },
    close(): void {
      clearInterval(looking);
      hands.close();
    },
    async start(
      of: Pick<Running, 'roomId' | 'startedAt' | 'note'> & { recordingId: string },
      worker: MediaWorker,
    ): Promise<void> {
      if (known.has(of.recordingId)) return;
      const folder = join(home, of.recordingId);
      const { recordingId: workerId } = await worker.startRecording(of.roomId, { folder });
      known.set(of.recordingId, { ...of, folder, worker, workerId, isLost: false });
      hands.hold(folder);
      await writeLabel(folder, of);
    },
    async stop(recordingId: string): Promise<Recording> {
      const running = known.get(recordingId);
      if (!running) throw new MediaTrouble('noRoom', 'There is no such recording.');
      known.delete(recordingId);
      const { folder, worker, workerId, isLost, ...of } = running;
      const manifest = isLost
        ? await finish(folder)
        : await worker.stopRecording(workerId).catch(() => finish(folder));
      return give({ recordingId, folder, ...of }, manifest);
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
