// What is written into the log keeps to the rule of docs/operating.md: levels that mean something, and nobody's words.
import { runAsProgram } from './check-report.mjs';
import { isTest, lineCounter, listFiles, parseSource, readText, walkTree } from './source-files.mjs';

const levels = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
/** The one place that writes lines of level `error`: each has an incident number. */
const ofIncidents = 'server/src/platform/incident.ts';
/** Says who and from where, for those who want it: level `info`. */
const ofSecurity = 'server/src/platform/gateway/note-event.ts';
/** What people are called, what they write, and what opens their doors. */
const personal =
  /^(name|handle|text|body|content|title|caption|mail|email|token|password|secret|account|accountId|chatId|address|to|from|url|message)$/;

/** Looks at every call of a logger in the server. */
export function checkLogs(root) {
  const files = listFiles(root, ['server/src'], /\.ts$/).filter((file) => !isTest(file));
  let calls = 0;
  const problems = files.flatMap((file) => {
    const text = readText(root, file);
    if (!/logger|console/.test(text)) return [];
    const lineOf = lineCounter(text);
    const found = [];
    walkTree(parseSource(file, text).program, (node) => {
      const level = levelOf(node);
      if (level === undefined) return;
      calls += 1;
      for (const what of problemsOf(file, level, node.arguments))
        found.push(`${file}:${lineOf(node.start)}: ${what}`);
    });
    return found;
  });
  return { problems, summary: `${calls} lines of the log` };
}

function levelOf(node) {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  const owner = object.type === 'MemberExpression' ? object.property.name : object.name;
  if (owner === 'console') return 'console';
  return owner === 'logger' && levels.has(property.name) ? property.name : undefined;
}

function problemsOf(file, level, given) {
  if (level === 'console') return ['the server speaks by its logger [logs-by-logger]'];
  const problems = [];
  if (level === 'error' && file !== ofIncidents)
    problems.push('a line of level error has an incident number: reportIncident [error-is-incident]');
  if (level === 'fatal' || level === 'trace') problems.push(`there is no level ${level} here [levels]`);
  const words = given.at(-1);
  if (words?.type !== 'Literal' || typeof words.value !== 'string')
    problems.push('the words of a line are fixed, and nothing is put into them [fixed-words]');
  if (given.length > 1) problems.push(...problemsOfFields(file, given[0]));
  return problems;
}

function problemsOfFields(file, fields) {
  if (isTrouble(fields) || isOfOurs(fields)) return [];
  if (fields.type !== 'ObjectExpression') return ['the fields of a line are written out [fields]'];
  return fields.properties.flatMap((field) => {
    if (field.type === 'SpreadElement')
      return isTrouble(field.argument) || isOfOurs(field.argument)
        ? []
        : ['only what troubleOf tells of an error is put in as a whole [fields]'];
    const name = field.key.name ?? field.key.value;
    return personal.test(name) && file !== ofSecurity
      ? [`the field ${name} can hold what is somebody's [nobody-s-words]`]
      : [];
  });
}

/** Fields that were put together before; an error is not: its words may be somebody's. */
function isOfOurs(node) {
  return node.type === 'Identifier' && !/^(error|cause|reason)$/i.test(node.name);
}

function isTrouble(node) {
  return node.type === 'CallExpression' && node.callee.name === 'troubleOf';
}

await runAsProgram(import.meta.url, checkLogs);
