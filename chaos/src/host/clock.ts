import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const libraries = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
];

/** The clock of one program, which can be set wrong while it runs. */
export interface WrongClock {
  env: Record<string, string>;
  /** Seconds by which it goes wrong from now on. */
  set(seconds: number): void;
}

/** Can clocks be set wrong here? By libfaketime, which stands between a program and the system. */
export const findFaketime = (): string | undefined => libraries.find((one) => existsSync(one));

/** Gives a program a clock of its own. How much time has gone by stays true: only what time it is goes wrong. */
export const makeClock = (folder: string, name: string): WrongClock | undefined => {
  const library = findFaketime();
  if (!library) return undefined;
  const file = join(folder, `${name}.clock`);
  const set = (seconds: number) =>
    writeFileSync(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s\n`, { mode: 0o644 });
  set(0);
  return {
    set,
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_RESET: '1',
    },
  };
};
