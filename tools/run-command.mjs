// Runs other programs, and tells the person at the terminal what is going on.
import { spawn } from 'node:child_process';

const onTerminal = () => Boolean(process.stderr.isTTY);
const running = new Map();
// eslint-disable-next-line no-control-regex
const colour = /\u001b\[[0-9;]*m/g;

/** One line for the person who waits. Goes to stderr: stdout belongs to whoever reads the program's answer. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a command and gives its exit code and everything it printed. With `live` the output is shown as it comes.
 * A command that is still running after `limitSeconds` is ended and counts as failed.
 */
export function run(command, { cwd, env = {}, live = false, limitSeconds = 1200 } = {}) {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...(live ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !program.includes('\\'),
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      if (live) process.stderr.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({
        code: 124,
        output: `${output}\nStopped: it was still running after ${limitSeconds} seconds.\n`,
      });
    }, limitSeconds * 1000);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${program} could not be started: ${error.message}\n` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output: output.replace(colour, '') });
    });
  });
}

/** Is there a process of this number, whoever's it is? */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs a command behind one line of progress; shows its output only if it fails. Gives true when it succeeded. */
export async function runShowing(title, command, cwd) {
  const start = Date.now();
  begin(title, start);
  const { code, output } = await run(command, { cwd });
  end(title);
  const took = `${((Date.now() - start) / 1000).toFixed(1)} s`;
  say(code === 0 ? `${title}: done in ${took}` : `${title}: failed after ${took}\n\n${output.trim()}\n`);
  return code === 0;
}

let ticker;

function begin(title, start) {
  running.set(title, start);
  if (!onTerminal()) return say(`${title}…`);
  ticker ??= setInterval(drawProgress, 500);
  return drawProgress();
}

function end(title) {
  running.delete(title);
  if (!onTerminal()) return;
  process.stderr.write('\r\u001b[K');
  if (running.size > 0) return;
  clearInterval(ticker);
  ticker = undefined;
}

function drawProgress() {
  const parts = [...running].map(
    ([title, start]) => `${title}… ${Math.floor((Date.now() - start) / 1000)} s`,
  );
  process.stderr.write(`\r\u001b[K${parts.join('   ')}`);
}
