// Lets the programs that the deploy files are for look at them, where they are on this machine: promtool, Helm, docker compose.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../run-command.mjs';
import { findOnPath, isProgram } from '../system-packages.mjs';
import { chartFolder } from './places.mjs';

/** Debian's package with promtool. */
export const prometheusPackages = ['prometheus'];

/** The version of Helm that the chart is looked at with, where there is a Go to build it. */
export const helmSource =
  'go install helm.sh/helm/v3/cmd/helm@v3.18.6, with Go 1.24 or newer (tried with 1.26)';

const findHelm = () =>
  [process.env.MARU_HELM, path.join(os.homedir(), 'go/bin/helm')].find((file) => file && isProgram(file)) ??
  findOnPath(['helm']);

async function findCompose() {
  const docker = findOnPath(['docker']);
  if (docker && (await run([docker, 'compose', 'version'])).code === 0) return [docker, 'compose'];
  const alone = findOnPath(['docker-compose']);
  return alone && [alone];
}

/** What compose needs to be filled in: nothing that anybody uses. */
const filledIn = {
  PUBLIC_URL: 'https://talk.example.org',
  MEDIA_ADDRESS: '203.0.113.7',
  HOST_KEY: 'b25seSBmb3IgYSBjaGVjaywgbmV2ZXIgdXNlIHRoaXM=',
  ...Object.fromEntries(
    ['DATABASE_PASSWORD', 'NATS_PASSWORD', 'S3_SECRET_KEY', 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'].map(
      (name) => [name, 'check'],
    ),
  ),
};

/** The rules can be read, and come when they should: `alerts.test.yml` plays some of them. */
async function checkRules(promtool, folder) {
  const read = await run([promtool, 'check', 'config', path.join(folder, 'prometheus.yml')]);
  if (read.code !== 0) return read;
  return run([promtool, 'test', 'rules', path.join(folder, 'alerts.test.yml')]);
}

async function checkHelm(helm, root) {
  const chart = path.join(root, chartFolder);
  const values = ['-f', path.join(chart, 'check-values.yaml')];
  const lint = await run([helm, 'lint', '--strict', chart, ...values]);
  if (lint.code !== 0) return lint;
  const drawn = await run([helm, 'template', 'maru', chart, '--kube-version', '1.30.0', ...values]);
  if (drawn.code !== 0) return drawn;
  // What must not go through: a host without an address.
  const refused = await run([helm, 'template', 'maru', chart, '--kube-version', '1.30.0']);
  return refused.code === 0 ? { code: 1, output: 'a chart without publicUrl was drawn' } : drawn;
}

/** Gives for each program `{ name, source, code, output }`; `code` is undefined where it is not on this machine. */
export async function runOuterTools(root) {
  const promtool = findOnPath(['promtool']);
  const helm = findHelm();
  const compose = await findCompose();
  const rules = path.join(root, 'deploy/prometheus');
  const composed = [
    '-f',
    path.join(root, 'deploy/compose.yml'),
    '--profile',
    'calls',
    '--profile',
    'watch',
    'config',
    '-q',
  ];
  const tools = [
    {
      name: 'promtool',
      source: `apt-get install ${prometheusPackages.join(' ')}`,
      look: promtool && (() => checkRules(promtool, rules)),
    },
    { name: 'helm', source: helmSource, look: helm && (() => checkHelm(helm, root)) },
    {
      name: 'docker compose',
      source: 'the compose plugin of docker',
      look: compose && (() => run([...compose, ...composed], { env: filledIn })),
    },
  ];
  const results = [];
  for (const { name, source, look } of tools) {
    const { code, output } = look ? await look() : {};
    results.push({ name, source, code, output });
  }
  return results;
}

/** Is promtool to be installed? */
export const lacksPromtool = () =>
  findOnPath(['promtool']) === undefined && fs.existsSync('/etc/debian_version');
