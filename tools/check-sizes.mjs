// How long files and functions may be, how many parameters and imports they may have, and what files may be called.
import path from 'node:path';
import { runAsProgram } from './check-report.mjs';
import {
  codeFolders,
  countLines,
  isTest,
  lineCounter,
  listFiles,
  parseSource,
  readText,
  walkTree,
} from './source-files.mjs';

/** The sizes that are an error when they are passed. */
export const sizeLimits = {
  fileLines: 400,
  testFileLines: 500,
  functionLines: 80,
  componentLines: 150,
  parameters: 3,
  imports: 20,
};

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const drawer = /^(utils?|helpers?|manager|base|common)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Measures every file of ours below `root`. The summary tells the medians. */
export function checkSizes(root) {
  const files = listFiles(root, codeFolders, /\.(ts|tsx|css|mjs|cjs)$/);
  const measured = files.map((file) => measure(file, readText(root, file)));
  const functions = measured.flatMap((one) => one.functionLines);
  return {
    problems: measured.flatMap((one) => one.problems),
    summary:
      `${files.length} files, median ${median(measured.map(({ lines }) => lines))} lines; ` +
      `${functions.length} functions, median ${median(functions)} lines`,
  };
}

function measure(file, text) {
  const lines = countLines(text);
  const allowed = isTest(file) ? sizeLimits.testFileLines : sizeLimits.fileLines;
  const problems = nameProblems(file);
  if (lines > allowed) problems.push(`${file}: ${lines} lines, at most ${allowed} [file-length]`);
  if (file.endsWith('.css')) return { lines, problems, functionLines: [] };
  const { program } = parseSource(file, text);
  const { functionLines, problems: longFunctions } = measureFunctions(file, text, program);
  return {
    lines,
    functionLines,
    problems: [...problems, ...tooManyImports(file, program), ...longFunctions],
  };
}

function nameProblems(file) {
  const problems = [];
  const parts = file.split('/').slice(1);
  for (const part of parts) {
    const words = part.replace(/^[._]+/, '').split('.');
    if (part === parts.at(-1)) words.pop();
    if (words.some((word) => !kebab.test(word)))
      problems.push(`${file}: ${part} is not kebab-case [file-name]`);
    if (words.some((word) => word.split('-').some((piece) => drawer.test(piece)))) {
      problems.push(`${file}: ${part} does not say what it is for [file-name]`);
    }
  }
  return problems;
}

function tooManyImports(file, program) {
  const count = program.body.filter(({ type }) => type === 'ImportDeclaration').length;
  const isList = path.posix.basename(file).startsWith('features.');
  return count > sizeLimits.imports && !isList
    ? [`${file}: ${count} imports, at most ${sizeLimits.imports} [imports]`]
    : [];
}

function measureFunctions(file, text, program) {
  const lineOf = lineCounter(text);
  const functionLines = [];
  const problems = [];
  walkTree(program, (node, parent) => {
    if (!functionTypes.has(node.type) || !node.body) return;
    const name = nameOf(node, parent);
    const where = `${file}:${lineOf(node.start)}: ${name ?? 'a function'}`;
    const lines = lineOf(node.end) - lineOf(node.start) + 1;
    functionLines.push(lines);
    const isComponent = file.endsWith('.tsx') && /^[A-Z]/.test(name ?? '');
    const allowed = isComponent ? sizeLimits.componentLines : sizeLimits.functionLines;
    if (lines > allowed && !isTest(file)) {
      problems.push(`${where} has ${lines} lines, at most ${allowed} [function-length]`);
    }
    const parameters = node.params.filter((parameter) => parameter.name !== 'this').length;
    if (parameters > sizeLimits.parameters) {
      problems.push(`${where} takes ${parameters} parameters, at most ${sizeLimits.parameters} [parameters]`);
    }
  });
  return { functionLines, problems };
}

/** The name of a function, from itself or from the variable, property or method that holds it. */
function nameOf(node, parent) {
  return node.id?.name ?? parent?.id?.name ?? parent?.key?.name;
}

function median(numbers) {
  if (numbers.length === 0) return 0;
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

await runAsProgram(import.meta.url, checkSizes);
