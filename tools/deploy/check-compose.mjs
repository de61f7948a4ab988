// The compose file: is every setting one of Maru's, is everything there that it names, does it drain, and does it leave room to?
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readText } from '../source-files.mjs';
import { knownSettings } from './known-settings.mjs';

export const composeFile = 'deploy/compose.yml';
const exampleFile = 'deploy/maru.env.example';

const isMaru = (service) => service.environment?.ROLES !== undefined;
const variable = /\$\{(\w+)(?::?[-?][^}]*)?\}/g;

/** Checks the compose file with the files that it names. */
export function checkCompose(root) {
  const text = readText(root, composeFile);
  if (text === undefined) return { problems: [`${composeFile} is not there`], services: 0 };
  const { services, volumes, networks } = parse(text, { merge: true });
  const settings = knownSettings(root).all;
  const problems = [];
  const say = (what) => problems.push(`${composeFile}: ${what}`);
  for (const [name, service] of Object.entries(services)) {
    if (!service.image) say(`${name} has no image [image]`);
    if (/[^/]+\.[a-z]+\//.test(service.image ?? '')) say(`${name} names the host of a registry [image]`);
    for (const other of Object.keys(byName(service.depends_on)))
      if (!services[other]) say(`${name} waits for ${other}, which is not there [depends]`);
    for (const network of service.networks ?? [])
      if (!(network in networks)) say(`${name} is in the network ${network}, which is not there [network]`);
    for (const volume of service.volumes ?? []) {
      const [from] = volume.split(':');
      if (from.startsWith('.') && !fs.existsSync(path.join(root, 'deploy', from)))
        say(`${name} wants ${from}, which is not there [file]`);
      if (!from.startsWith('.') && !(from in volumes)) say(`${name} wants the volume ${from} [volume]`);
    }
    if (isMaru(service)) problems.push(...problemsOfMaru(name, service, settings));
  }
  const roles = Object.values(services)
    .filter(isMaru)
    .flatMap(({ environment }) => environment.ROLES.split(','));
  if (roles.filter((one) => one === 'gateway').length < 2) say('needs two gateways [cluster]');
  if (!roles.includes('worker')) say('needs a worker [cluster]');
  problems.push(...problemsOfExample(root, text), ...problemsOfTargets(root, services));
  return { problems, services: Object.keys(services).length };
}

function byName(depends = {}) {
  return Array.isArray(depends) ? Object.fromEntries(depends.map((name) => [name, {}])) : depends;
}

function problemsOfMaru(name, { environment, stop_grace_period: grace = '10s' }, settings) {
  const where = `${composeFile}: ${name}`;
  const problems = Object.keys(environment)
    .filter((setting) => !settings.has(setting))
    .map((setting) => `${where} sets ${setting}, which is no setting [setting-exists]`);
  const seconds = Number(/^(\d+)s$/.exec(grace)?.[1]);
  if (!(seconds * 1_000 > Number(environment.DRAIN_MS ?? 10_000)))
    problems.push(`${where} is ended before DRAIN_MS is over [drain]`);
  for (const needed of ['DATABASE_URL', 'NATS_URL', 'HOST_KEY', 'S3_ENDPOINT', 'VAPID_PUBLIC_KEY'])
    if (environment[needed] === undefined) problems.push(`${where} has no ${needed} [cluster]`);
  return problems;
}

/** Whatever is left for people to fill in stands in the example, and nothing else does. */
function problemsOfExample(root, text) {
  const asked = new Set([...text.matchAll(variable)].map(([, name]) => name));
  const given = [...(readText(root, exampleFile) ?? '').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const optional = new Set(['LOG_LEVEL']);
  return [
    ...[...asked]
      .filter((name) => !given.includes(name) && !optional.has(name))
      .map((name) => `${exampleFile}: lacks ${name} [example]`),
    ...given
      .filter((name) => !asked.has(name))
      .map((name) => `${exampleFile}: nothing asks for ${name} [example]`),
  ];
}

/** Prometheus has to ask every process of Maru that there is. */
function problemsOfTargets(root, services) {
  const file = 'deploy/prometheus/prometheus.yml';
  const { scrape_configs: jobs = [] } = parse(readText(root, file) ?? '') ?? {};
  const targets = jobs
    .filter(({ job_name: name }) => name === 'maru')
    .flatMap(({ static_configs: some = [] }) => some.flatMap((one) => one.targets));
  return Object.entries(services)
    .filter(([name, service]) => isMaru(service) && !targets.includes(`${name}:4400`))
    .map(([name]) => `${file}: does not ask ${name} [targets]`);
}
