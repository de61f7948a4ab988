// No compiler reads the programs in .mjs: here it is checked that what they import by name is there under that name.
import path from 'node:path';
import { codeFolders, lineCounter, listFiles, parseSource, readText, walkTree } from './source-files.mjs';

/** Checks the named imports of our own files in every .mjs below `root`, those of `await import(…)` too. */
export function checkImportNames(root) {
  return listFiles(root, codeFolders, /\.mjs$/).flatMap((file) => missingNames(root, file));
}

function missingNames(root, file) {
  const text = readText(root, file);
  const { program } = parseSource(file, text);
  const lineOf = lineCounter(text);
  const problems = [];
  walkTree(program, (node) => {
    const wanted = wantedBy(node);
    if (!wanted) return;
    const exported = exportsOf(root, path.posix.join(path.posix.dirname(file), wanted.source));
    // What leads nowhere is said by the import rules.
    if (!exported) return;
    for (const name of wanted.names.filter((one) => !exported.has(one)))
      problems.push(
        `${file}:${lineOf(node.start)}: imports ${name} from ${wanted.source}, which exports nothing of that name [names-are-there]`,
      );
  });
  return problems;
}

const isOurs = (source) => typeof source === 'string' && /^\.{1,2}\//.test(source);
const nameOf = (node) => node.name ?? node.value;

/** What a piece of a program imports by name from a file of ours; undefined where it imports nothing so. */
function wantedBy(node) {
  if (node.type === 'ImportDeclaration' && isOurs(node.source.value)) {
    const names = node.specifiers.flatMap(({ type, imported }) => {
      if (type === 'ImportDefaultSpecifier') return ['default'];
      return type === 'ImportSpecifier' ? [nameOf(imported)] : [];
    });
    return { source: node.source.value, names };
  }
  if (node.type === 'ExportNamedDeclaration' && isOurs(node.source?.value))
    return { source: node.source.value, names: node.specifiers.map(({ local }) => nameOf(local)) };
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern') return undefined;
  const called = node.init?.type === 'AwaitExpression' ? node.init.argument : undefined;
  if (called?.type !== 'ImportExpression' || !isOurs(called.source.value)) return undefined;
  const names = node.id.properties.flatMap(({ key, computed }) => (key && !computed ? [nameOf(key)] : []));
  return { source: called.source.value, names };
}

/** The names that a file exports; undefined where there is no such file, or it was built. */
function exportsOf(root, file, seen = new Set()) {
  const text = /\/dist\//.test(file) ? undefined : readText(root, file);
  if (text === undefined || !/\.(mjs|ts|tsx)$/.test(file)) return undefined;
  if (seen.has(file)) return new Set();
  seen.add(file);
  const names = parseSource(file, text).program.body.flatMap((node) => {
    if (node.type === 'ExportDefaultDeclaration') return ['default'];
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported) return [nameOf(node.exported)];
      const from = path.posix.join(path.posix.dirname(file), node.source.value);
      return [...(exportsOf(root, from, seen) ?? [])];
    }
    return node.type === 'ExportNamedDeclaration' ? declaredBy(node) : [];
  });
  return new Set(names);
}

function declaredBy({ declaration, specifiers }) {
  const declared = declaration?.declarations ?? (declaration ? [declaration] : []);
  return [
    ...declared.flatMap(({ id }) => namesIn(id)),
    ...specifiers.map(({ exported }) => nameOf(exported)),
  ];
}

/** The names that a pattern gives: `a`, or those of `{ a, b: [c] }`. */
function namesIn(pattern) {
  const names = [];
  const visit = (node) => {
    if (!node) return;
    if (node.type === 'Identifier') names.push(node.name);
    else if (node.type === 'ObjectPattern')
      node.properties.forEach((one) => visit(one.value ?? one.argument));
    else if (node.type === 'ArrayPattern') node.elements.forEach(visit);
    else visit(node.left ?? node.argument);
  };
  visit(pattern);
  return names;
}
