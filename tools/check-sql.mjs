// SQL stands only in the stores and in the platform.
import { isTest, lineCounter, listFiles, parseSource, readText, walkTree } from './source-files.mjs';

const mayHoldSql = /^server\/src\/platform\/|(^|\/)([^/]+-)?store\.ts$/;
const shouted = /^\s*(SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|WITH)\s/;
const whispered =
  /^\s*(select\s[\s\S]*\sfrom\s+[a-z_.]+(\s+(where|join|order|group|limit)\b|\s*$)|insert\s+into\s+\w|update\s+\w+\s+set\s|delete\s+from\s+\w+)/;

/** Looks for SQL in the server's files outside its stores and its platform. */
export function checkSql(root) {
  const files = listFiles(root, ['server/src'], /\.ts$/);
  return files
    .filter((file) => !mayHoldSql.test(file) && !isTest(file))
    .flatMap((file) => sqlIn(file, readText(root, file)));
}

function sqlIn(file, text) {
  const lineOf = lineCounter(text);
  const problems = [];
  walkTree(parseSource(file, text).program, (node) => {
    const what = sqlOf(node);
    if (what) problems.push(`${file}:${lineOf(node.start)}: ${what} outside a store [sql-only-in-stores]`);
  });
  return problems;
}

function sqlOf(node) {
  if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'sql') return 'an sql`…` template';
  if (node.type === 'CallExpression' && node.callee.property?.name === 'query') return 'a call of query()';
  const text = node.type === 'TemplateLiteral' ? node.quasis[0].value.raw : node.value;
  const isText =
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
  return isText && (shouted.test(text) || whispered.test(text)) ? 'SQL' : undefined;
}
