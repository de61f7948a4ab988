import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { checkDeploy } from '../check-deploy.mjs';
import { checkAlerts } from './check-alerts.mjs';
import { checkChart } from './check-chart.mjs';
import { checkCompose } from './check-compose.mjs';
import { checkDashboard } from './check-dashboard.mjs';
import { checkImage } from './check-image.mjs';
import { parsePromql } from './parse-promql.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const looked = [
  'deploy',
  'docs/metrics.md',
  'docs/runbooks.md',
  'server/src/platform/config',
  'package.json',
  'Dockerfile',
  '.dockerignore',
];

/** A copy of what the check looks at, with something changed in one file, as a check then sees it. */
function planted(check, file, change) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maru-deploy-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const one of looked) fs.cpSync(path.join(root, one), path.join(folder, one), { recursive: true });
  const before = fs.readFileSync(path.join(folder, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  fs.writeFileSync(path.join(folder, file), after);
  return check(folder).problems;
}

const swap = (from, to) => (text) => text.replace(from, to);

test('what hosts are run with fits the program', () => {
  const { problems, summary } = checkDeploy(root);
  expect(problems).toEqual([]);
  expect(summary).toMatch(/^[4-9]\d panels, [3-9]\d alerts, 1\d services, 1\d templates$/);
});

const board = 'deploy/grafana/maru.json';
const alerts = 'deploy/prometheus/alerts.yml';
const compose = 'deploy/compose.yml';
const chart = 'deploy/helm/maru';

test.each([
  [checkDashboard, '[metric-exists]', board, swap('maru_deliveries_total', 'maru_delivered_total')],
  [checkDashboard, '[label-exists]', board, swap('sum by (family)', 'sum by (kind)')],
  [checkDashboard, '[promql]', board, swap('rate(maru_holes_seen_total', 'rate((maru_holes_seen_total')],
  [checkDashboard, '[json]', board, (text) => text.slice(0, -10)],
  [checkDashboard, '[schema]', board, swap('"type": "stat"', '"type": "nothing"')],
  [checkDashboard, '[places]', board, swap('"x": 4', '"x": 3')],
  [checkAlerts, '[metric-exists]', alerts, swap('maru_log_doubts_total', 'maru_doubts_total')],
  [checkAlerts, '[label-exists]', alerts, swap('{result="failed"}', '{outcome="failed"}')],
  [checkAlerts, '[runbook]', 'docs/runbooks.md', swap('## MaruBusAway', '## MaruBusGone')],
  [checkAlerts, '[runbook]', alerts, swap('#marudown', '#marusomething')],
  [checkAlerts, '[severity]', alerts, swap('severity: critical', 'severity: sometimes')],
  [checkDashboard, '[metric-exists]', 'docs/metrics.md', swap('| `maru_bus_up`', '| `maru_bus_down`')],
  [checkCompose, '[setting-exists]', compose, swap('DRAIN_MS: 30000', 'DRAIN: 30000')],
  [checkCompose, '[drain]', compose, swap('stop_grace_period: 45s', 'stop_grace_period: 10s')],
  [checkCompose, '[cluster]', compose, swap('ROLES: worker', 'ROLES: gateway')],
  [checkCompose, '[depends]', compose, swap('nats: { condition', 'broker: { condition')],
  [checkCompose, '[file]', compose, swap('./Caddyfile', './Caddy')],
  [checkCompose, '[example]', 'deploy/maru.env.example', swap('NATS_PASSWORD=', 'NATS_PASS=')],
  [checkCompose, '[targets]', 'deploy/prometheus/prometheus.yml', swap("'gateway-2:4400', ", '')],
  [checkChart, '[setting-exists]', `${chart}/templates/config.yaml`, swap('HOST_NAME:', 'HOSTNAME:')],
  [checkChart, '[secret]', `${chart}/values.yaml`, swap('\n  LOG_LEVEL: info', '\n  TURN_SECRET: x')],
  [checkChart, '[drain]', `${chart}/templates/processes.yaml`, swap('1000) 15', '1000) 0')],
  [
    checkChart,
    '[parts]',
    `${chart}/templates/growth.yaml`,
    swap('kind: PodDisruptionBudget', 'kind: Nothing'),
  ],
  [
    checkChart,
    '[values]',
    `${chart}/templates/service.yaml`,
    swap('.Values.service.port', '.Values.service.door'),
  ],
  [checkChart, '[schema]', `${chart}/check-values.yaml`, swap('publicUrl: https', 'publicUrl: ftp')],
  [checkImage, '[workspaces]', 'Dockerfile', swap('COPY media/package.json media/\n', '')],
  [checkImage, '[image]', 'Dockerfile', swap('USER node', 'USER root')],
  [checkImage, '[start]', 'Dockerfile', swap('"--heap-growing-percent=120", ', '')],
  [checkImage, '[secrets]', '.dockerignore', swap('**/.env*', '')],
])('%o finds %s in %s', (...[check, rule, file, change]) => {
  expect(planted(check, file, change).join('\n')).toContain(rule);
});

test('PromQL is read by its grammar', () => {
  const read = parsePromql('sum by (job) (rate(a_total{code="x"}[5m])) / on (job) b > 1');
  expect(read).toMatchObject({ error: undefined, metrics: ['a_total', 'b'], labels: [['a_total', 'code']] });
});

test.each(['sum(', 'rate(a[5q])', 'a b', '', 'sum by job (a)'])('PromQL is not "%s"', (wrong) => {
  expect(parsePromql(wrong).error).toBeTruthy();
});
