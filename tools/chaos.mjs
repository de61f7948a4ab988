// What `npm run chaos` runs: builds what has changed, installs what the faults need where that needs no question, then
// breaks a host of its own on purpose and looks at what its clients saw: docs/failure-tests.md. `--ref NAME` does so with the
// server as it stood at some commit.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildRef } from './build-ref.mjs';
import { packageCommand, prepare, projectRoot } from './prepare.mjs';
import { findOnPath, installPackages } from './system-packages.mjs';

const words = process.argv.slice(2);
const ref = takeWord('--ref');
const older = takeWord('--older-ref');
if (ref === undefined && !(await prepare(['server'], { show: quietly }))) process.exit(1);
if (ref !== undefined) words.push('--build', buildRef(projectRoot, ref));
if (older !== undefined) words.push('--older', buildRef(projectRoot, older));
const [program, ...args] = packageCommand(projectRoot, 'typescript', '-b', 'chaos');
if (spawnSync(program, args, { cwd: projectRoot, stdio: ['ignore', 2, 2] }).status !== 0) process.exit(1);
if (!findOnPath(['nats-server'])) await installPackages(['nats-server', 'libfaketime']);
const chaos = spawn(process.execPath, [path.join(projectRoot, 'chaos/dist/main.js'), ...words], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => chaos.kill(signal));
chaos.once('exit', (code) => process.exit(code ?? 1));

function takeWord(flag) {
  const at = words.indexOf(flag);
  return at < 0 ? undefined : words.splice(at, 2)[1];
}

/** Standard output belongs to the one line of figures: what is built is told on standard error. */
function quietly(title, command, cwd) {
  process.stderr.write(`${title}…\n`);
  return spawnSync(command[0], command.slice(1), { cwd, stdio: ['ignore', 2, 2] }).status === 0;
}
