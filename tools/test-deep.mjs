// What `npm run test:deep` runs: the tests that can go on for long, at their full length. They read MARU_DEEP.
// `npm run test:deep -- engine` runs those whose path holds that word. MARU_SECRET_PICTURES names a folder for what the five
// browsers of the secret rooms see.
import { findVectors, vectorsSource } from './find-vectors.mjs';
import { findLivekit, livekitSource } from './find-livekit.mjs';
import { ensureInstalled, packageCommand, prepare, projectRoot as root } from './prepare.mjs';
import { run } from './run-command.mjs';
import { findOnPath, installPackages } from './system-packages.mjs';
import { codeFolders, isTest, listFiles, readText } from './source-files.mjs';
import { TestBoard } from './test-board.mjs';

const word = process.argv[2] ?? '';
const hours = 3_600_000;
/** What five browsers go through in a secret room, and one whose process ends under it; they need Chromium. */
const stories = ['secret', 'move'];
const board = new TestBoard({ verbose: process.env.MARU_TEST_VERBOSE === '1' });

if (await board.step('installed packages', async () => ({ failed: (await ensureInstalled()) ? 0 : 1 }))) {
  const files = listFiles(root, codeFolders, /\.test\.(ts|mjs)$/).filter(
    (file) => isTest(file) && file.includes(word) && readText(root, file).includes('MARU_DEEP'),
  );
  if (files.some((file) => /^(server|tools)\//.test(file))) await board.step('server build', buildServer);
  await installPackages([
    ...missing('redis-server', 'redis-server'),
    ...missing('turnserver', 'coturn'),
    ...missing('nats-server', 'nats-server'),
    ...missing('prometheus', 'prometheus'),
  ]);
  for (const file of files) await board.step(file, () => runDeep(file));
  for (const story of stories) {
    const file = `e2e/${story}.spec.ts`;
    if (file.includes(word)) await board.step(file, () => playStory(story));
  }
  if (!findVectors()) {
    board.remember(
      `The official vectors of MLS were NOT run: MARU_MLS_VECTORS names no folder that holds them (${vectorsSource}).`,
    );
  }
}
if (missing('nats-server', 'nats-server').length > 0)
  board.remember(
    'Several processes over NATS were NOT tried: there is no nats-server (package nats-server).',
  );
if (!process.env.TEST_S3_ENDPOINT && !process.env.MARU_VERSITYGW && !findOnPath(['versitygw']))
  board.remember(
    'Files and backups were NOT tried on a real S3: there is no versitygw (go install github.com/versity/versitygw/cmd/versitygw@latest).',
  );
if (missing('prometheus', 'prometheus').length > 0)
  board.remember(
    'The dashboard and the alerts were NOT asked of a Prometheus: there is none (package prometheus).',
  );
if (!findLivekit())
  board.remember(`Two nodes of LiveKit were NOT run: there is no LiveKit server (${livekitSource}).`);
process.exitCode = board.finish();

/** The package of a program that is not there. */
function missing(program, name) {
  return findOnPath([program]) ? [] : [name];
}

async function buildServer() {
  return (await prepare(['server'])) ? { passed: 1 } : { failed: 1 };
}

async function playStory(story) {
  const command = [process.execPath, 'tools/play.mjs', story];
  const { code, output } = await run(command, { cwd: root, limitSeconds: 1800 });
  return {
    tests: true,
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    output: code === 0 ? '' : output,
  };
}

async function runDeep(file) {
  const limits = [`--testTimeout=${hours}`, `--hookTimeout=${hours}`];
  const command = packageCommand(root, 'vitest', 'run', '--reporter=verbose', ...limits, file);
  const env = { MARU_DEEP: '1', CI: '1' };
  const { code, output } = await run(command, { cwd: root, env, limitSeconds: 3 * 3600 });
  const count = (what) => Number(new RegExp(`Tests .*?(\\d+) ${what}`).exec(output)?.[1] ?? 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(count);
  const broken = code !== 0 && failed === 0 ? 1 : failed;
  const told = output.split('\n').filter((line) => line.startsWith('measured: '));
  return {
    tests: true,
    passed,
    failed: broken,
    skipped,
    note: told.map((line) => line.slice('measured: '.length)).join('; '),
    output: broken > 0 || process.env.MARU_TEST_VERBOSE === '1' ? output : '',
  };
}
