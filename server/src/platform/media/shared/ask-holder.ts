import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Keys } from '../../keys/index.ts';
import type { Recording } from '../engine.ts';
import {
  insidePath,
  nobodyCarries,
  readInside,
  signQuestion,
  troubleFrom,
  type InsideAnswer,
  type InsideMethod,
  type InsideQuestion,
} from './inside.ts';

/** How long an answer may take: a room may be the first, whose worker is started for it; a recording is put together first. */
const patienceMs = 30_000;
const recordingMs = 120_000;

const ask = async (
  keys: Keys,
  address: string,
  { question, withinMs }: { question: InsideQuestion; withinMs: number },
): Promise<Response> => {
  const text = JSON.stringify(question);
  try {
    return await fetch(`${address}${insidePath}`, {
      method: 'POST',
      body: text,
      headers: { 'x-maru-inside': signQuestion(keys, text, Date.now()) },
      signal: AbortSignal.timeout(withinMs),
    });
  } catch {
    throw nobodyCarries();
  }
};

const outputOf = async (response: Response): Promise<unknown> => {
  if (!response.ok) throw nobodyCarries();
  const answer = readInside(await response.text()) as InsideAnswer;
  if (!answer.ok) throw troubleFrom(answer.trouble);
  return answer.output;
};

/** Brings the files of a recording to this machine, where whoever asked for it looks for them. */
const bringHere = async (
  keys: Keys,
  address: string,
  { recording, dataDir }: { recording: Recording; dataDir: string },
): Promise<Recording> => {
  const { recordingId } = recording;
  const folder = join(dataDir, 'recordings', `${recordingId}-brought`);
  await mkdir(folder, { recursive: true });
  const files = [];
  for (const [index, file] of recording.files.entries()) {
    const path = join(folder, `${index}-${basename(file.path)}`);
    const question: InsideQuestion = { method: 'file', args: [recordingId, index] };
    const response = await ask(keys, address, { question, withinMs: recordingMs });
    if (!response.ok || !response.body) throw nobodyCarries();
    await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path));
    files.push({ ...file, path });
  }
  const drop: InsideQuestion = { method: 'drop', args: [recordingId] };
  await ask(keys, address, { question: drop, withinMs: patienceMs }).catch(() => undefined);
  return { ...recording, folder, files };
};

/** Asks the engine of the process that carries calls. Throws its MediaTrouble, or 'unreachable'. */
export const askHolder = async (
  { keys, dataDir }: { keys: Keys; dataDir: string },
  address: string,
  { method, args }: { method: InsideMethod; args: unknown[] },
): Promise<unknown> => {
  const withinMs = method === 'stopRecording' ? recordingMs : patienceMs;
  const output = await outputOf(await ask(keys, address, { question: { method, args }, withinMs }));
  if (method !== 'stopRecording') return output;
  return bringHere(keys, address, { recording: output as Recording, dataDir });
};
