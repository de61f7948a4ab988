// What `npm run bench -- <scenario> [--json]` runs: builds what has changed, then drives a server of its own.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { findChromium, findLightChromium } from './find-chromium.mjs';
import { findLivekit } from './find-livekit.mjs';
import { packageCommand, prepare, projectRoot } from './prepare.mjs';

// Only a browser asks for the web client.
const parts = process.argv[2] === 'client' ? ['server', 'web'] : ['server'];
if (!(await prepare(parts, { show: quietly }))) process.exit(1);
const [program, ...args] = packageCommand(projectRoot, 'typescript', '-b', 'bench');
if (spawnSync(program, args, { cwd: projectRoot, stdio: ['ignore', 2, 2] }).status !== 0) process.exit(1);
const bench = spawn(
  process.execPath,
  [path.join(projectRoot, 'bench/dist/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, ...others() } },
);
bench.once('exit', (code) => process.exit(code ?? 1));

/** Standard output belongs to the one line of figures: what is built is told on standard error. */
function quietly(title, command, cwd) {
  process.stderr.write(`${title}…\n`);
  return spawnSync(command[0], command.slice(1), { cwd, stdio: ['ignore', 2, 2] }).status === 0;
}

/** The programs that calls are measured with, as far as they are here. */
function others() {
  const named = {
    MARU_CHROMIUM: findChromium(),
    MARU_LIGHT_CHROMIUM: findLightChromium(),
    MARU_LIVEKIT: findLivekit(),
  };
  return Object.fromEntries(Object.entries(named).filter(([, path]) => path));
}
