// What `npm test` runs: everything that has to hold. `npm test -- messages` runs the tests of one feature.
import os from 'node:os';
import { chromiumPackages, findChromium, findLightChromium } from './find-chromium.mjs';
import { ffmpegPackages, findFfmpeg } from './find-ffmpeg.mjs';
import { buildLivekit, findGo, findLivekit, livekitSource } from './find-livekit.mjs';
import { lacksPromtool, prometheusPackages, runOuterTools } from './deploy/outer-tools.mjs';
import { findVectors, vectorsSource } from './find-vectors.mjs';
import {
  bundleCommand,
  ensureInstalled,
  noteBuild,
  packageCommand,
  prepare,
  projectRoot,
} from './prepare.mjs';
import { run } from './run-command.mjs';
import { findOnPath, installCommand, installPackages } from './system-packages.mjs';
import { keepTempInMemory } from './temp-in-memory.mjs';
import { TestBoard } from './test-board.mjs';
import { countJourneys, hasJourneys, runFaults, runJourneys, runVitest } from './test-runners.mjs';

// The compiler and the linter end soon, and spend a third of their time on tidying memory that may as well wait, where there is
// enough of it. They run beside each other, and with more threads than cores both take a third longer.
const tidiesSeldom = os.freemem() > 12 * 2 ** 30 ? { GOGC: '1600', GOMEMLIMIT: '4GiB' } : { GOGC: '400' };
const unhurried = {
  GOMAXPROCS: String(Math.max(1, Math.floor(os.availableParallelism() / 2))),
  ...(os.totalmem() > 6 * 2 ** 30 && tidiesSeldom),
};

const root = projectRoot;
const word = process.argv[2];
const board = new TestBoard({ verbose: process.env.MARU_TEST_VERBOSE === '1' });

// What the system lacks comes over the line at the same time as the packages.
const missing = word ? undefined : installMissing();
if (await board.step('installed packages', async () => ({ failed: (await ensureInstalled()) ? 0 : 1 }))) {
  await (word ? testFeature() : testEverything());
}
process.exitCode = board.finish();

async function testFeature() {
  const boundaries = checkStep('import rules', './check-boundaries.mjs', 'checkBoundaries');
  await Promise.all([boundaries, board.step(`tests of ${word}`, () => runVitest(root, word))]);
}

/**
 * Types and lint come first, and the rest of what the system lacks; then the tests. The web client is built while the first of them
 * load what they test, and what else is checked comes beside it: only the journeys need the one, and nothing the other.
 */
async function testEverything() {
  const [serverBuilt] = await Promise.all([typesAndServer(), formatAndLint(), missing]);
  keepTempInMemory();
  const [web, checked] = [buildWeb(), quickChecks()];
  // The same tests on every machine: those on a LiveKit server come by themselves, also where one was built before.
  await board.step('unit and server tests', () => runVitest(root, undefined, { MARU_LIVEKIT: 'none' }));
  if (!findFfmpeg())
    board.remember(
      `The tests of films and voices were NOT run: there is no ffmpeg. To install it: ${installCommand(ffmpegPackages)}`,
    );
  if (!findVectors())
    board.remember(
      `The official vectors of MLS were NOT run: MARU_MLS_VECTORS names no folder that holds them (${vectorsSource}).`,
    );
  board.remember(
    'The tests of a relay (coturn) and of two LiveKit nodes were NOT run: they are part of `npm run test:deep`.',
  );
  await deployFiles();
  await buildMissingLivekit();
  await checked;
  const built = (await web) && serverBuilt;
  if (!findOnPath(['nats-server']))
    board.remember(
      'Several processes over NATS were NOT tried, nor its faults: there is no nats-server (package nats-server).',
    );
  // The first two mostly wait, for what was broken to heal and for voices to be heard: the journeys have the machine meanwhile.
  await Promise.all([
    built && board.step('faults, short form', () => runFaults(root)),
    livekit(),
    journeys(built),
  ]);
}

/** A LiveKit server is built where it can be: that takes minutes the first time. */
async function buildMissingLivekit() {
  const go = findLivekit() ? undefined : await findGo();
  if (!go) return;
  await board.step('LiveKit build', async () => {
    const { code, output } = await buildLivekit(go);
    return code === 0 ? { passed: 1 } : { skipped: 1, note: 'could not be built', output };
  });
}

/** The engines of calls on a LiveKit server. */
async function livekit() {
  if (findLivekit())
    await board.step('engines of calls on LiveKit', () => runVitest(root, 'server/src/platform/media/conf'));
  else
    board.remember(
      `The tests of calls were NOT run on a LiveKit server: there is none, or it could not be built (${livekitSource}).`,
    );
}

/** What hosts are run with, looked at by the programs that it is for; those that are not here count as not run. */
async function deployFiles() {
  for (const { name, source, code, output } of await runOuterTools(root)) {
    const result = code === undefined ? { skipped: 1 } : code === 0 ? { passed: 1 } : { failed: 1, output };
    await board.step(`deploy files by ${name}`, async () => result);
    if (code === undefined)
      board.remember(`The deploy files were NOT looked at by ${name}: it is not there (${source}).`);
  }
}

/** Installs the programs that the tests need and that are not here, where that needs no question. */
function installMissing() {
  const wantsLight = findChromium() && !process.env.MARU_CHROMIUM && !findLightChromium();
  return installPackages([
    ...(findFfmpeg() ? [] : ffmpegPackages),
    ...(lacksPromtool() ? prometheusPackages : []),
    ...(findChromium() ? [] : chromiumPackages),
    ...(wantsLight ? ['chromium-headless-shell'] : []),
    ...(findOnPath(['nats-server']) ? [] : ['nats-server', 'libfaketime']),
  ]);
}

async function formatAndLint() {
  await toolStep('format', packageCommand(root, 'oxfmt', '--check', '.'));
  await toolStep('lint', packageCommand(root, 'oxlint', '--deny-warnings'), unhurried);
}

async function quickChecks() {
  await checkStep('lock file', './check-lock.mjs', 'checkLock');
  await checkStep('import rules', './check-boundaries.mjs', 'checkBoundaries');
  await checkStep('sizes and names', './check-sizes.mjs', 'checkSizes');
  await checkStep('docs', './check-docs.mjs', 'checkDocs');
  await checkStep('deploy files', './check-deploy.mjs', 'checkDeploy');
  await checkStep('lines of the log', './check-logs.mjs', 'checkLogs');
  await checkStep('shards', './check-shards.mjs', 'checkShards');
  await checkStep('migrations', './check-migrations.mjs', 'checkMigrations');
}

async function typesAndServer() {
  const serverIsBuilt = noteBuild('server');
  // More checkers would each work out anew what several files share: with one it is half the work.
  const typed = await toolStep(
    'types',
    packageCommand(root, 'typescript', '-b', '--checkers', '1'),
    unhurried,
  );
  // What the types have compiled lacks its bundle alone.
  const server = typed ? await toolStep('server build', bundleCommand(root)) : await buildStep('server');
  if (typed && server) serverIsBuilt();
  return server;
}

async function buildWeb() {
  const built = await buildStep('web');
  if (built) await checkStep('first page', './check-shell.mjs', 'checkShell');
  return built;
}

function buildStep(name) {
  return board.step(`${name} build`, async () => {
    let output;
    const show = async (_title, command, cwd) => {
      const result = await run(command, { cwd });
      output = `${output ?? ''}${result.output}`;
      return result.code === 0;
    };
    const ok = await prepare([name], { show });
    return ok ? { passed: 1, output, note: output === undefined ? 'unchanged' : '' } : { failed: 1, output };
  });
}

async function journeys(built) {
  const name = 'browser journeys';
  if (!hasJourneys(root)) {
    await board.step(name, async () => ({ failed: 1, note: 'e2e has no playwright.config.ts' }));
    return;
  }
  if (!built) {
    await board.step(name, async () => ({ failed: 1, note: 'not run: the build has failed' }));
    return;
  }
  const chromium = findChromium();
  if (chromium) {
    await board.step(name, () => runJourneys(root, { chromium, light: findLightChromium() }));
    return;
  }
  await board.step(name, async () => ({ skipped: await countJourneys(root), note: 'no Chromium found' }));
  board.remember(
    `The browser journeys were NOT run: there is no Chromium. To install it: ${installCommand(chromiumPackages)}`,
  );
  board.remember('Or name another one: MARU_CHROMIUM=/path/to/chrome npm test');
}

function toolStep(name, command, env) {
  return board.step(name, async () => {
    const { code, output } = await run(command, { cwd: root, env });
    return code === 0 ? { passed: 1, output } : { failed: 1, output };
  });
}

function checkStep(name, file, functionName) {
  return board.step(name, async () => {
    const check = await import(file);
    const { problems, summary } = await check[functionName](root);
    return problems.length === 0
      ? { passed: 1, note: summary }
      : { failed: 1, note: `${problems.length} to mend`, output: problems.join('\n') };
  });
}
