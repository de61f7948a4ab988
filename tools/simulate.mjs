// What a host of so many people needs, by playing their chats and from what our program was measured to cost.
//   npm run simulate -- --people 5e7 --json      figures of one size
//   npm run simulate -- --measure                measures bytes of an entry anew, on a PostgreSQL of its own
//   npm run simulate -- --write                  writes the figures of docs/scale.md anew
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isProgram } from './check-report.mjs';
import { projectRoot } from './prepare.mjs';
import { assumptions as given } from './simulate/assumptions.mjs';
import { costOf, loadOf, partsOf } from './simulate/plan.mjs';
import { play } from './simulate/play.mjs';

const measuredFile = path.join(projectRoot, 'tools/simulate/measured.json');
const page = path.join(projectRoot, 'docs/scale.md');

export const readMeasured = () => JSON.parse(fs.readFileSync(measuredFile, 'utf8'));

/** Everything about a host of so many people. */
export function simulate(people, { measured = readMeasured(), ...playing } = {}) {
  const load = loadOf(people, given, measured);
  const gateways = Math.max(1, Math.ceil(load.lines / given.linesPerGateway));
  const spread = play({ people, gateways, given, ...playing });
  const parts = partsOf(load, spread, { given, measured });
  return { load, spread, parts, cost: costOf(load, parts, { given, measured }) };
}

const round = (value) => Number(value.toPrecision(3));
const count = (value) => round(value).toLocaleString('en-US');
const bytes = (value) => {
  const at = Math.max(0, Math.min(5, Math.floor(Math.log10(value) / 3)));
  return `${round(value / 1000 ** at)} ${['B', 'kB', 'MB', 'GB', 'TB', 'PB'][at]}`;
};

const rows = {
  'messages a second, on average': ({ load }) => count(load.sentPerSecond),
  'at New Year; at an event': ({ load }) => `${count(load.newYearPerSecond)}; ${count(load.peakPerSecond)}`,
  'entries a year': ({ load }) => count(load.entriesPerYear),
  'logs a year, with their indexes': ({ load }) => bytes(load.tableBytesPerYear),
  'files a year': ({ load }) => bytes(load.fileBytesPerYear),
  'write-ahead log a second, at an event': ({ load }) => bytes(load.walBytesPerSecondAtPeak),
  'open lines': ({ load }) => count(load.lines),
  'gateways, and what asks for so many': ({ parts }) =>
    `${count(parts.gateways)} (${parts.gatewaysBecauseOf})`,
  'shards, and what asks for so many': ({ parts }) => `${count(parts.shards)} (${parts.shardsBecauseOf})`,
  'readers of a message; online': ({ spread }) => `${round(spread.readers)}; ${round(spread.readersOnline)}`,
  'gateways that a message goes to': ({ spread }) => `${round(spread.gatewaysOfMessage)}`,
  'NATS messages a second, in and out, at an event': ({ parts }) => count(parts.natsPerSecond),
  'NATS servers': ({ parts }) => count(parts.natsServers),
  'subjects that a gateway listens to': ({ spread }) => count(spread.subjectsOfGateway),
  'busiest gateway, to the mean': ({ spread }) => `× ${round(spread.busiestGateway)}`,
  'busiest shard, to the mean; in a bad second': ({ spread }) =>
    `× ${round(spread.busiestShard)}; × ${round(spread.busiestShardInASecond)}`,
  'seconds until everybody of one gateway is back': ({ parts }) => count(parts.secondsToComeBack),
  'dollars a month: gateways; databases; NATS': ({ cost }) =>
    [cost.gateways, cost.databases, cost.nats].map(count).join('; '),
  'files; traffic': ({ cost }) => [cost.files, cost.traffic].map(count).join('; '),
  'dollars a month in all; for a thousand people': ({ load, cost }) =>
    `${count(cost.all)}; ${round((cost.all / load.people) * 1_000)}`,
};

/** The sizes that docs/scale.md tells of. */
export const sizes = [1e6, 5e7, 5e8];

/** The table of docs/scale.md. */
export function drawTable() {
  return (drawn ??= draw());
}

let drawn;

function draw() {
  const results = sizes.map((people) => simulate(people));
  const cells = [
    ['', ...sizes.map((people) => `${people / 1e6} million people`)],
    ...Object.entries(rows).map(([name, show]) => [name, ...results.map(show)]),
  ];
  const widths = cells[0].map((_, at) => Math.max(...cells.map((row) => row[at].length), 3));
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [
    line(cells[0]),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...cells.slice(1).map(line),
  ].join('\n');
}

const between = /(<!-- simulate -->\n\n)[\s\S]*?(\n\n<!-- \/simulate -->)/;

/** The page with the figures as they are now. */
export const redraw = (text) =>
  text.replace(between, (_all, before, after) => `${before}${drawTable()}${after}`);

if (isProgram(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      people: { type: 'string' },
      json: { type: 'boolean' },
      measure: { type: 'boolean' },
      write: { type: 'boolean' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (values.measure) {
    const { measureEntry } = await import('./simulate/measure-entry.mjs');
    const fresh = { ...readMeasured(), ...(await measureEntry()) };
    fs.writeFileSync(measuredFile, `${JSON.stringify(fresh, undefined, 2)}\n`);
    console.log(fresh);
  }
  if (values.write) fs.writeFileSync(page, redraw(fs.readFileSync(page, 'utf8')));
  const asked = values.people ? values.people.split('|').map(Number) : [];
  const results = asked.map((people) => simulate(people, { seed: Number(values.seed) }));
  if (values.json) console.log(JSON.stringify(results.length === 1 ? results[0] : results));
  else
    for (const result of results)
      for (const [name, show] of Object.entries(rows)) console.log(`${name.padEnd(50)} ${show(result)}`);
  if (!values.measure && !values.write && results.length === 0) console.log(drawTable());
}
