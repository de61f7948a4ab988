// Reads PromQL with the grammar of Prometheus' own editor, and says which metrics and labels an expression names.
import { parser } from '@prometheus-io/lezer-promql';

/** Gives `{ error, metrics, labels }`: labels as pairs of a metric and a label that its selector or a grouping names. */
export function parsePromql(expression) {
  const tree = parser.parse(expression);
  const metrics = [];
  const labels = [];
  let error;
  tree.iterate({
    enter(node) {
      if (node.type.isError) error ??= `cannot be read at ${node.from}`;
      if (node.name !== 'VectorSelector') return;
      const [metric, named] = selectorOf(expression, node.node);
      metrics.push(metric);
      for (const label of named) labels.push([metric, label]);
    },
  });
  if (expression.trim() === '') error = 'is empty';
  return { error, metrics, labels, groupings: groupingsOf(tree, expression) };
}

function selectorOf(expression, selector) {
  const text = (node) => expression.slice(node.from, node.to);
  const name = selector.getChild('Identifier');
  const labels = [];
  const matchers = selector.getChild('LabelMatchers');
  matchers?.cursor().iterate((node) => {
    if (node.name === 'LabelName') labels.push(text(node));
  });
  return [name ? text(name) : '', labels];
}

function groupingsOf(tree, expression) {
  const labels = [];
  tree.iterate({
    enter(node) {
      if (node.name !== 'GroupingLabels') return;
      node.node.cursor().iterate((one) => {
        if (one.name === 'LabelName') labels.push(expression.slice(one.from, one.to));
      });
    },
  });
  return labels;
}
