import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Keys } from '../../keys/index.ts';
import { MediaTrouble, type MediaEngine, type Recording } from '../engine.ts';
import { insideMethods, insidePath, isFromInside, type InsideAnswer, type InsideQuestion } from './inside.ts';

/** How long a recording waits to be brought to whoever asked for it. */
const keptMs = 3_600_000;

/** The recordings that were given to other processes, and lie here until they have them. */
const openShelf = () => {
  const kept = new Map<string, Recording>();
  const drop = async (recordingId: string): Promise<void> => {
    const recording = kept.get(recordingId);
    kept.delete(recordingId);
    if (recording) await rm(recording.folder, { recursive: true, force: true });
  };
  return {
    keep(recording: Recording): void {
      kept.set(recording.recordingId, recording);
      // Whoever asked has perhaps died: the engine finds what lies here then, and it comes in from here.
      setTimeout(() => kept.delete(recording.recordingId), keptMs).unref();
    },
    pathOf: (recordingId: string, index: number) => kept.get(recordingId)?.files[index]?.path,
    drop,
  };
};

const answerWith = async (work: () => Promise<unknown>): Promise<InsideAnswer> => {
  try {
    return { ok: true, output: (await work()) ?? null };
  } catch (error) {
    if (!(error instanceof MediaTrouble)) throw error;
    return { ok: false, trouble: { code: error.code, words: error.message } };
  }
};

/**
 * Takes what other processes of the host ask of the engine that runs here. Whoever has not the key of this host is told
 * that there is nothing here.
 */
export const serveInside = (
  http: FastifyInstance,
  { keys, findOwn }: { keys: Keys; findOwn: () => MediaEngine | undefined },
): void => {
  const shelf = openShelf();
  http.post(insidePath, async (request, reply) => {
    const text = String(request.body);
    const signed = String(request.headers['x-maru-inside'] ?? '');
    if (!isFromInside(keys, { text, signed, now: Date.now() })) return reply.code(404).send();
    const { method, args } = JSON.parse(text) as InsideQuestion;
    if (method === 'file') {
      const path = shelf.pathOf(String(args[0]), Number(args[1]));
      return path ? reply.send(createReadStream(path)) : reply.code(404).send();
    }
    if (method === 'drop') {
      await shelf.drop(String(args[0]));
      return { ok: true, output: null };
    }
    const own = findOwn();
    // It was this one a moment ago.
    if (!own || !insideMethods.includes(method)) return reply.code(421).send();
    const call = own[method] as (...given: unknown[]) => Promise<unknown>;
    const answer = await answerWith(() => call(...args));
    if (method === 'stopRecording' && answer.ok) shelf.keep(answer.output as Recording);
    return reply.type('application/json').send(JSON.stringify(answer));
  });
};
