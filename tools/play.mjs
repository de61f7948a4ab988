// What `npm run trip`, `npm run pictures`, `npm run calls` and `npm run test:deep` run, and the walk through the states of a call: what takes
// longer in the browser than the journeys of `npm test`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { chromiumPackages, findChromium } from './find-chromium.mjs';
import { ffmpegPackages, findFfmpeg } from './find-ffmpeg.mjs';
import { packageCommand, prepare, projectRoot } from './prepare.mjs';
import { findOnPath, installCommand, installPackages } from './system-packages.mjs';

const plays = {
  trip: 'MARU_TRIP',
  pictures: 'MARU_PICTURES',
  secret: 'MARU_SECRET',
  calls: 'MARU_CALLS',
  walk: 'MARU_WALK',
  move: 'MARU_MOVE',
};
const name = process.argv[2];
const word = plays[name];

process.exitCode = await play();

async function play() {
  if (!word) return tell(`One of: ${Object.keys(plays).join(', ')}`);
  if (!(await prepare(['server', 'web']))) return 1;
  // The calls start a relay with it.
  if (name === 'calls' && !(await prepare(['testing']))) return 1;
  await installPackages([
    ...(findChromium() ? [] : chromiumPackages),
    ...(findFfmpeg() ? [] : ffmpegPackages),
    // Two who can speak over a relay alone.
    ...(name === 'calls' && !findOnPath(['turnserver']) ? ['coturn'] : []),
  ]);
  const chromium = findChromium();
  if (!chromium) return tell(`There is no Chromium. To install it: ${installCommand(chromiumPackages)}`);
  if (!findFfmpeg()) return tell(`There is no ffmpeg. To install it: ${installCommand(ffmpegPackages)}`);
  const [program, ...args] = packageCommand(
    projectRoot,
    '@playwright/test',
    'test',
    ...process.argv.slice(3),
  );
  const playing = spawn(program, args, {
    cwd: path.join(projectRoot, 'e2e'),
    env: { ...process.env, [word]: '1', MARU_CHROMIUM: chromium },
    stdio: 'inherit',
  });
  return new Promise((done) => playing.once('exit', (code) => done(code ?? 1)));
}

function tell(words) {
  process.stderr.write(`${words}\n`);
  return 1;
}
