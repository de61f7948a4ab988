// Finds the LiveKit server that the tests of calls are run against too, and builds it where there is a Go for it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run-command.mjs';
import { findOnPath, isProgram } from './system-packages.mjs';

/** The version that is built. Later ones may need a module that `go install` refuses: never the newest unseen. */
export const livekitVersion = 'v1.13.5';

/** Where it is kept, for all checkouts. */
const folder = path.join(os.homedir(), '.cache/maru', `livekit-${livekitVersion}`);
const cached = path.join(folder, 'livekit-server');

/** How a person gets it. */
export const livekitSource = `go install github.com/livekit/livekit-server/cmd/server@${livekitVersion}, with Go 1.26`;

/** The path of the LiveKit server: the one that MARU_LIVEKIT names, or the one that was built; undefined without. */
export function findLivekit() {
  const named = process.env.MARU_LIVEKIT;
  return [named || cached].find(isProgram);
}

/** The path of a Go that is new enough to build it; undefined when there is none. */
export async function findGo() {
  const go = findOnPath(['go']) ?? ['/usr/local/go/bin/go'].find(isProgram);
  if (!go) return undefined;
  const { output } = await run([go, 'env', 'GOVERSION'], { env: { GOTOOLCHAIN: 'local' } });
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(output) ?? [];
  return Number(major) > 1 || Number(minor) >= 26 ? go : undefined;
}

/** Builds it, which takes minutes the first time. Gives what `run` gives. */
export async function buildLivekit(go) {
  const bin = `${folder}.${process.pid}`;
  const polite = findOnPath(['nice']) ? ['nice', '-n', '10'] : [];
  const module = `github.com/livekit/livekit-server/cmd/server@${livekitVersion}`;
  const env = { GOBIN: bin, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
  const made = await run([...polite, go, 'install', module], { env, limitSeconds: 1800 });
  if (made.code === 0) {
    fs.mkdirSync(folder, { recursive: true });
    fs.renameSync(path.join(bin, 'server'), cached);
  }
  fs.rmSync(bin, { recursive: true, force: true });
  return made;
}
