import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { History } from './history.ts';
import type { Host } from './host/host.ts';
import type { RunResult } from './play-run.ts';

/** Keeps all that is known of a run in a folder of its own, and gives that. */
export const keepRun = (folder: string, run: RunResult, host: Host): string => {
  const place = join(folder, `seed-${run.plan.seed}`);
  mkdirSync(place, { recursive: true });
  const { history, ...told } = run;
  const { happenings, ...rest } = history;
  writeFileSync(join(place, 'history.json'), JSON.stringify(rest));
  writeFileSync(join(place, 'happenings.jsonl'), happenings.map((one) => JSON.stringify(one)).join('\n'));
  keepLogs(place, host, told);
  return place;
};

/** Keeps what the programs of a host said, and what else is told. */
export const keepLogs = (place: string, { postgres, nats, processes, folder }: Host, told: object): void => {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'run.json'), JSON.stringify(told, undefined, 1));
  const files = [postgres.logFile, ...processes.map(({ logFile }) => logFile)];
  if (nats) files.push(join(folder, 'nats.log'));
  for (const file of files) cpSync(file, join(place, basename(file)));
};

/** Reads a history that was kept. */
export const readKept = (place: string): History => {
  const rest = JSON.parse(readFileSync(join(place, 'history.json'), 'utf8')) as Omit<History, 'happenings'>;
  const lines = readFileSync(join(place, 'happenings.jsonl'), 'utf8').split('\n').filter(Boolean);
  return { ...rest, happenings: lines.map((line) => JSON.parse(line)) };
};
