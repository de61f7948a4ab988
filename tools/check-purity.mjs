// Rules, presenters and appliers are pure: the same input gives the same answer, on every machine, at any time.
import { lineCounter, parseSource, readText, walkTree } from './source-files.mjs';

const pureFile =
  /^(server|web)\/src\/features\/[^/]+\/(.*\/)?(([^/]+-)?rules|present|present-[^/]+|[^/]+-present|apply-[^/]+)\.tsx?$/;
const pureTarget =
  /^contract\/|(^|\/)(([^/]+-)?(rules|present|types|state)|present-[^/]+|apply-[^/]+)\.tsx?$/;

/** Checks the imports and the calls of every file that is pure by its name. */
export function checkPurity(root, modules) {
  return modules
    .filter(({ source }) => pureFile.test(source))
    .flatMap((module) => {
      const text = readText(root, module.source);
      const { program } = parseSource(module.source, text);
      return [...impureImports(module, program), ...impureCalls(module.source, text, program)];
    });
}

function impureImports({ source, dependencies }, program) {
  const valueImports = program.body.filter(
    (node) => node.source && (node.importKind ?? node.exportKind) !== 'type',
  );
  return valueImports.flatMap((node) => {
    const dependency = dependencies.find(({ module }) => module === node.source.value);
    const target = dependency?.resolved ?? node.source.value;
    const ofOthers = target.includes('node_modules/') && !/^(uuid|node:)/.test(node.source.value);
    if (ofOthers || pureTarget.test(target)) return [];
    return [
      `${source}: imports ${target}, but a pure file takes only types, the contract and other pure files [pure]`,
    ];
  });
}

function impureCalls(file, text, program) {
  const lineOf = lineCounter(text);
  const problems = [];
  walkTree(program, (node) => {
    const what = impurityOf(node);
    if (what)
      problems.push(`${file}:${lineOf(node.start)}: ${what} in a pure file: hand it in instead [pure]`);
  });
  return problems;
}

function impurityOf(node) {
  if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0) {
    return 'new Date()';
  }
  if (node.type !== 'CallExpression') return undefined;
  const { callee } = node;
  const name =
    callee.type === 'MemberExpression' ? `${callee.object.name}.${callee.property.name}` : callee.name;
  const impure = [
    'Date.now',
    'Math.random',
    'performance.now',
    'crypto.randomUUID',
    'crypto.getRandomValues',
    'fetch',
  ];
  return impure.includes(name) ? `${name}()` : undefined;
}
