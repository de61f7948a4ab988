// The alerts: can their expressions be read, is there what they ask for, and does each have its runbook?
import { parse } from 'yaml';
import { readText } from '../source-files.mjs';
import { problemsOfExpression } from './check-expression.mjs';
import { knownMetrics } from './known-metrics.mjs';

export const alertsFile = 'deploy/prometheus/alerts.yml';
const runbooks = 'docs/runbooks.md';

/** Checks the rules, and that the runbooks are those of the rules and no others. */
export function checkAlerts(root) {
  const text = readText(root, alertsFile);
  if (text === undefined) return { problems: [`${alertsFile} is not there`], rules: 0 };
  const known = knownMetrics(root);
  const rules = (parse(text).groups ?? []).flatMap(({ rules: some }) => some ?? []);
  const names = rules.map(({ alert }) => alert);
  const told = [...(readText(root, runbooks) ?? '').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  return {
    problems: [
      ...rules.flatMap((rule) => problemsOfRule(rule, known)),
      ...names
        .filter((name, at) => names.indexOf(name) !== at)
        .map((name) => `${alertsFile}: ${name} is there twice [once]`),
      ...names
        .filter((name) => !told.includes(name))
        .map((name) => `${runbooks}: nothing of ${name} [runbook]`),
      ...told
        .filter((name) => !names.includes(name))
        .map((name) => `${runbooks}: there is no alert ${name} [runbook]`),
    ],
    rules: rules.length,
  };
}

function problemsOfRule({ alert, expr, labels, annotations }, known) {
  const where = `${alertsFile}: ${alert}`;
  const problems = problemsOfExpression(where, String(expr), known);
  if (!/^Maru[A-Z]\w+$/.test(alert ?? '')) problems.push(`${where}: is not named Maru… [name]`);
  if (!['critical', 'warning'].includes(labels?.severity))
    problems.push(`${where}: is neither critical nor warning [severity]`);
  for (const part of ['summary', 'description', 'runbook'])
    if (!annotations?.[part]) problems.push(`${where}: has no ${part} [annotations]`);
  const anchor = `docs/runbooks.md#${String(alert).toLowerCase()}`;
  if (annotations?.runbook && annotations.runbook !== anchor)
    problems.push(`${where}: its runbook should be ${anchor} [runbook]`);
  return problems;
}
