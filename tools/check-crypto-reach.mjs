// Crypto computes: it has no page, no network, no disk, no console, and no randomness but that of WebCrypto.
import { isTest, lineCounter, listFiles, parseSource, readText, walkTree } from './source-files.mjs';

const outside = new Set([
  'Buffer',
  'BroadcastChannel',
  'EventSource',
  'Worker',
  'WebSocket',
  'XMLHttpRequest',
  'caches',
  'console',
  'document',
  'fetch',
  'global',
  'globalThis',
  'importScripts',
  'indexedDB',
  'localStorage',
  'location',
  'navigator',
  'postMessage',
  'process',
  'require',
  'self',
  'sessionStorage',
  'window',
]);

/** Looks for names of the outside world in every file of crypto but its tests and what they play with. */
export function checkCryptoReach(root) {
  return listFiles(root, ['crypto'], /\.ts$/)
    .filter((file) => !isTest(file) && !file.startsWith('crypto/src/testing/'))
    .flatMap((file) => reachedBy(file, readText(root, file)));
}

function reachedBy(file, text) {
  const { program } = parseSource(file, text);
  const lineOf = lineCounter(text);
  const own = declaredIn(program);
  const problems = [];
  walkTree(program, (node, parent) => {
    const name = outsideName(node, parent);
    if (!name || own.has(name)) return;
    problems.push(
      `${file}:${lineOf(node.start)}: ${name} in crypto, which only computes [crypto-reaches-nothing]`,
    );
  });
  return problems;
}

/** A name of the outside world that a node stands for; not where it names a property or a type's member. */
function outsideName(node, parent) {
  if (node.type === 'MemberExpression' && node.object.name === 'Math' && node.property.name === 'random') {
    return 'Math.random';
  }
  if (node.type !== 'Identifier' || !outside.has(node.name)) return undefined;
  const isMember = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
  const isKey = parent?.key === node && !parent.computed;
  return isMember || isKey ? undefined : node.name;
}

/** The names that a file itself gives to something: parameters, variables, functions. */
function declaredIn(program) {
  const own = new Set();
  const declare = (pattern) => {
    if (!pattern) return;
    walkTree(pattern, (node, parent) => {
      if (node.type === 'Identifier' && !(parent?.key === node && parent.value !== node)) own.add(node.name);
    });
  };
  walkTree(program, (node) => {
    if (node.type === 'VariableDeclarator') declare(node.id);
    if (node.params) for (const parameter of node.params) declare(parameter);
  });
  return own;
}
