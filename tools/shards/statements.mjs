// Every statement that the server sends to its database: where it stands and every text it can have.
import { lineCounter } from '../source-files.mjs';
import { Unknown, valuesOf } from './evaluate.mjs';

/** The name at the top of a module within which a node stands. */
function topOf(module, node) {
  let at = node;
  for (; at && ![...module.tops.values()].includes(at); at = module.parents.get(at));
  return [...module.tops].find(([, top]) => top === at)?.[0] ?? '';
}

function statementsOf(modules, module) {
  const lineOf = lineCounter(module.text);
  const found = [];
  for (const node of module.parents.keys()) {
    if (node.type !== 'CallExpression' || node.callee.property?.name !== 'query') continue;
    if (node.arguments.length === 0) continue;
    const values = valuesOf(modules, module, node.arguments[0]);
    const texts = [...new Set(values.filter((value) => typeof value === 'string'))];
    const unread = values.find((value) => value instanceof Unknown);
    const name = topOf(module, node);
    found.push({ file: module.file, name, line: lineOf(node.start), texts, unread: unread?.said });
  }
  return found;
}

/** All statements, by file and line. */
export function findStatements(modules) {
  return [...modules.values()].flatMap((module) => statementsOf(modules, module));
}
