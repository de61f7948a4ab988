import type { Keys } from '../../keys/index.ts';
import { MediaTrouble, type MediaTroubleCode } from '../engine.ts';

/** Where the process that carries calls takes what others ask of its engine. */
export const insidePath = '/inside/media';

/** What others may ask of it; all else each process does by itself. */
export const insideMethods = [
  'openRoom',
  'issueJoin',
  'setRole',
  'mute',
  'remove',
  'participants',
  'startRecording',
  'stopRecording',
  'closeRoom',
  'health',
] as const;

/** One of them. */
export type InsideMethod = (typeof insideMethods)[number];

/** A question to the process that carries calls. `file`: one file of a recording that it gave; `drop`: that is not needed any more. */
export interface InsideQuestion {
  method: InsideMethod | 'file' | 'drop';
  args: unknown[];
}

/** Its answer. */
export type InsideAnswer =
  | { ok: true; output: unknown }
  | { ok: false; trouble: { code: MediaTroubleCode; words: string } };

const purpose = 'inside media';
/** Clocks of machines may differ by so much. */
const signedForMs = 10 * 60_000;

/** Signs what is asked: only a process with the key of this host can. */
export const signQuestion = (keys: Keys, text: string, now: number): string =>
  `${now}.${keys.sign(purpose, `${now}\n${text}`)}`;

/** Was this asked by a process of this host, lately? */
export const isFromInside = (
  keys: Keys,
  { text, signed, now }: { text: string; signed: string; now: number },
): boolean => {
  const [at = '', signature = ''] = signed.split('.');
  if (!/^\d{1,15}$/.test(at) || Math.abs(now - Number(at)) > signedForMs) return false;
  return keys.isSigned(purpose, { text: `${at}\n${text}`, signature });
};

/** The "no" of an engine that was asked elsewhere. */
export const troubleFrom = ({ code, words }: { code: MediaTroubleCode; words: string }): MediaTrouble =>
  new MediaTrouble(code, words);

/** Nobody can be asked. */
export const nobodyCarries = (): MediaTrouble =>
  new MediaTrouble('unreachable', 'The process that carries calls cannot be reached now.');

const moments = new Set(['expiresAt', 'joinedAt', 'startedAt']);

/** JSON of what an engine gives, with its moments as such. */
export const readInside = (text: string): unknown =>
  JSON.parse(text, (name, value: unknown) =>
    moments.has(name) && typeof value === 'string' ? new Date(value) : value,
  );
