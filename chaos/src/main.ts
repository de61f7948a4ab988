import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, isKept } from './checker/index.ts';
import { faults } from './faults/index.ts';
import { copyAsOther, copyBuild } from './host/build.ts';
import { stopHosts } from './host/host.ts';
import { readKept } from './keep.ts';
import { readOptions, type Options } from './options.ts';
import { runAll } from './run-all.ts';
import type { Summary } from './summary.ts';

const root = resolve(import.meta.dirname, '../..');

const print = (words: string): void => void process.stdout.write(`${words}\n`);

const tell = (summary: Summary, { json, seed, processes }: Options): void => {
  if (json) return print(JSON.stringify({ seed, processes, ...summary }));
  const { failures, faults: done, refusals, ...figures } = summary;
  const rows = { ...figures, refusals };
  for (const [name, value] of Object.entries(rows))
    print(`${name.padEnd(24)}${typeof value === 'object' ? JSON.stringify(value) : value}`);
  for (const [name, { injected, planned }] of Object.entries(done))
    print(`  ${name.padEnd(28)}${injected} of ${planned}`);
  for (const { seed: failed, why, replay, kept } of failures)
    print(`seed ${failed}: ${why}\n  ${replay}\n  histories: ${kept}`);
};

/** Whoever is asked to end leaves no program behind, and no disk. */
const endCleanly = (build: string): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void stopHosts().finally(() => {
        rmSync(build, { recursive: true, force: true });
        process.exit(1);
      });
    });
};

const run = async (options: Options): Promise<void> => {
  if (options.check !== undefined) {
    const verdict = check(readKept(options.check));
    print(JSON.stringify(verdict, undefined, options.json ? undefined : 1));
    process.exitCode = isKept(verdict) ? 0 : 2;
    return;
  }
  const build = mkdtempSync(join(tmpdir(), 'maru-chaos-build-'));
  endCleanly(build);
  try {
    const present = resolve(options.build ?? root);
    const builds = {
      build: copyBuild(present, join(build, 'present')),
      otherBuild: options.older ? resolve(options.older) : copyAsOther(present, join(build, 'other')),
    };
    const summary = await runAll(options, builds, (words) => void process.stderr.write(`${words}\n`));
    tell(summary, options);
    const { selfTest } = summary;
    const isChecked = !selfTest || (selfTest.missed.length === 0 && selfTest.falseAlarms === 0);
    if (summary.failed > 0 || !isChecked) process.exitCode = 2;
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
};

try {
  const options = readOptions(
    process.argv.slice(2),
    faults.map(({ name }) => name),
  );
  if (typeof options === 'string') print(options);
  else await run(options);
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
}
