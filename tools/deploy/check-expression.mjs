// What can be wrong with an expression of PromQL: its grammar, a metric that there is not, a label that it has not.
import { labelsOfPrometheus } from './known-metrics.mjs';
import { parsePromql } from './parse-promql.mjs';

/** Grafana puts these in before it asks. */
const filledIn = (expression) =>
  expression.replaceAll('$__rate_interval', '1m').replaceAll(/\$\{?\w+\}?/g, 'all');

/** The problems of an expression, each after `where`. */
export function problemsOfExpression(where, expression, known) {
  const { error, metrics, labels, groupings } = parsePromql(filledIn(expression));
  if (error) return [`${where}: "${expression}" ${error} [promql]`];
  const missing = metrics.filter((metric) => !known.has(metric));
  const has = (metric, label) =>
    labelsOfPrometheus.includes(label) || known.get(metric)?.includes(label) === true;
  return [
    ...missing.map((metric) => `${where}: there is no metric ${metric} [metric-exists]`),
    ...labels
      .filter(([metric, label]) => known.has(metric) && !has(metric, label))
      .map(([metric, label]) => `${where}: ${metric} has no label ${label} [label-exists]`),
    ...groupings
      .filter((label) => missing.length === 0 && !metrics.some((metric) => has(metric, label)))
      .map((label) => `${where}: nothing there has the label ${label} [label-exists]`),
  ];
}
