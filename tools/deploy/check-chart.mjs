// The Helm chart, as far as it can be looked at without Helm: its values against their schema, its settings, its time to drain.
import Ajv from 'ajv';
import { parse } from 'yaml';
import { listFiles, readText } from '../source-files.mjs';
import { knownSettings } from './known-settings.mjs';
import { chartFolder } from './places.mjs';

const plain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** As Helm lays values over those of the chart. */
function layOver(below, above) {
  const made = { ...below };
  for (const [name, value] of Object.entries(above))
    made[name] = plain(value) && plain(made[name]) ? layOver(made[name], value) : value;
  return made;
}

/** Checks the chart. */
export function checkChart(root) {
  const read = (name) => readText(root, `${chartFolder}/${name}`);
  if (read('Chart.yaml') === undefined) return { problems: [`${chartFolder} is not there`], templates: 0 };
  const values = parse(read('values.yaml'));
  const tried = layOver(values, parse(read('check-values.yaml')));
  const problems = [];
  const fits = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(read('values.schema.json')));
  if (!fits(tried))
    problems.push(
      ...fits.errors.map(
        (one) => `${chartFolder}/check-values.yaml: ${one.instancePath} ${one.message} [schema]`,
      ),
    );
  const templates = listFiles(root, [`${chartFolder}/templates`], /\.(yaml|tpl|txt)$/);
  const text = templates.map((file) => readText(root, file)).join('\n');
  return {
    problems: [
      ...problems,
      ...problemsOfSettings(root, { tried, text }),
      ...unusedValues(values, text),
      ...missingValues(tried, text),
      ...problemsOfParts(root, read('Chart.yaml'), text),
    ],
    templates: templates.length,
  };
}

function problemsOfSettings(root, { tried, text }) {
  const { all, secret } = knownSettings(root);
  const inConfig = [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{\{/gm)].map(([, name]) => name);
  const inEnv = [...text.matchAll(/\{ name: ([A-Z][A-Z0-9_]+), value/g)].map(([, name]) => name);
  const named = [...inConfig, ...inEnv, ...Object.keys(tried.settings), ...Object.keys(tried.secrets)];
  return [
    ...named
      .filter((name) => !all.has(name))
      .map((name) => `${chartFolder}: ${name} is no setting [setting-exists]`),
    ...Object.keys(tried.settings)
      .filter((name) => secret.has(name))
      .map((name) => `${chartFolder}/values.yaml: ${name} is secret, and belongs below secrets [secret]`),
  ];
}

/** Each value of the chart is asked for by a template. */
function unusedValues(values, text) {
  const asked = new Set(
    [...text.matchAll(/(?:Values|\$part)((?:\.\w+)+)/g)].flatMap(([, path]) => path.split('.').slice(1)),
  );
  const names = Object.keys(values).filter((name) => !['gateway', 'worker'].includes(name));
  const ofParts = Object.keys(values.gateway);
  return [...names, ...ofParts]
    .filter((name) => !asked.has(name))
    .map((name) => `${chartFolder}/values.yaml: no template asks for ${name} [values]`);
}

/** Each value that a template asks for is one of the chart. */
function missingValues(values, text) {
  const missing = new Set();
  for (const [, path] of text.matchAll(/\.Values((?:\.\w+)+)/g)) {
    let at = values;
    for (const name of path.split('.').slice(1)) {
      if (plain(at) && !(name in at) && at !== values.settings) missing.add(path.slice(1));
      at = at?.[name];
    }
  }
  return [...missing].map((path) => `${chartFolder}/values.yaml: a template asks for ${path} [values]`);
}

function problemsOfParts(root, chart, text) {
  const problems = [];
  const { version } = JSON.parse(readText(root, 'package.json') ?? '{}');
  if (parse(chart).appVersion !== version)
    problems.push(`${chartFolder}/Chart.yaml: appVersion is not that of package.json (${version}) [version]`);
  for (const part of [
    'kind: PodDisruptionBudget',
    'kind: HorizontalPodAutoscaler',
    'kind: NetworkPolicy',
    'kind: Ingress',
    'readinessProbe:',
    'livenessProbe:',
    'runAsNonRoot: true',
    'maxUnavailable: 0',
    'sessionAffinity: None',
  ])
    if (!text.includes(part)) problems.push(`${chartFolder}: has no "${part}" [parts]`);
  // Rounded up to seconds, and then some: a pod that is ended before it has drained loses the sockets it still has.
  if (
    !/terminationGracePeriodSeconds: \{\{ add \(div \(add \(int64 \$\.Values\.drainMs\) 999\) 1000\) [1-9]\d* \}\}/.test(
      text,
    )
  )
    problems.push(
      `${chartFolder}: terminationGracePeriodSeconds is not made of drainMs and some more [drain]`,
    );
  return problems;
}
