// The dashboard: is it one, do its panels lie side by side, and is everything there that they ask for?
import Ajv from 'ajv';
import { readText } from '../source-files.mjs';
import { problemsOfExpression } from './check-expression.mjs';
import { knownMetrics } from './known-metrics.mjs';

export const dashboardFile = 'deploy/grafana/maru.json';

const number = { type: 'integer', minimum: 0 };
const position = {
  type: 'object',
  required: ['h', 'w', 'x', 'y'],
  properties: { h: number, w: { type: 'integer', minimum: 1, maximum: 24 }, x: number, y: number },
};
const target = {
  type: 'object',
  required: ['refId', 'expr', 'datasource'],
  properties: { refId: { type: 'string', pattern: '^[A-Z]$' }, expr: { type: 'string', minLength: 1 } },
};

const common = { id: number, title: { type: 'string', minLength: 1 }, gridPos: position };
const row = {
  type: 'object',
  required: ['id', 'type', 'title', 'gridPos'],
  properties: { ...common, type: { const: 'row' } },
};
const panel = {
  type: 'object',
  required: [...row.required, 'datasource', 'fieldConfig', 'targets'],
  properties: {
    ...common,
    type: { enum: ['timeseries', 'stat'] },
    targets: { type: 'array', minItems: 1, items: target },
  },
};

/** As much of the schema of Grafana's dashboards (version 39) as this one uses. */
const schema = {
  type: 'object',
  required: ['uid', 'title', 'schemaVersion', 'panels', 'templating', 'time'],
  properties: {
    uid: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,40}$' },
    title: { type: 'string', minLength: 1 },
    schemaVersion: { type: 'integer', minimum: 30 },
    time: { type: 'object', required: ['from', 'to'] },
    templating: { type: 'object', required: ['list'] },
    panels: { type: 'array', minItems: 1, items: { oneOf: [row, panel] } },
  },
};

/** Checks the dashboard. */
export function checkDashboard(root) {
  const text = readText(root, dashboardFile);
  if (text === undefined) return { problems: [`${dashboardFile} is not there`], panels: 0 };
  let board;
  try {
    board = JSON.parse(text);
  } catch (error) {
    return { problems: [`${dashboardFile}: ${error.message} [json]`], panels: 0 };
  }
  const isBoard = new Ajv({ allErrors: true, strict: false }).compile(schema);
  if (!isBoard(board)) {
    const said = isBoard.errors.map((one) => `${dashboardFile}: ${one.instancePath} ${one.message} [schema]`);
    return { problems: said, panels: 0 };
  }
  const known = knownMetrics(root);
  const asked = board.panels.flatMap((panel) =>
    (panel.targets ?? []).flatMap(({ expr }) =>
      problemsOfExpression(`${dashboardFile}: panel "${panel.title}"`, expr, known),
    ),
  );
  return { problems: [...asked, ...crowded(board.panels)], panels: board.panels.length };
}

/** Panels with the same number, or one upon the other. */
function crowded(panels) {
  const problems = [];
  const ids = new Set();
  for (const { id, title } of panels) {
    if (ids.has(id)) problems.push(`${dashboardFile}: panel "${title}" has the number of another [ids]`);
    ids.add(id);
  }
  panels.forEach((one, at) => {
    if (one.gridPos.x + one.gridPos.w > 24)
      problems.push(`${dashboardFile}: panel "${one.title}" goes past the edge [places]`);
    const other = panels.slice(at + 1).find((two) => overlap(one.gridPos, two.gridPos));
    if (other) problems.push(`${dashboardFile}: panels "${one.title}" and "${other.title}" overlap [places]`);
  });
  return problems;
}

function overlap(one, two) {
  return one.x < two.x + two.w && two.x < one.x + one.w && one.y < two.y + two.h && two.y < one.y + one.h;
}
