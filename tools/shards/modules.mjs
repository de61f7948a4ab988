// The server's modules as syntax trees, and what a name in them stands for.
import path from 'node:path';
import { isTest, listFiles, parseSource, readText, walkTree } from '../source-files.mjs';

const isFunction = (node) =>
  ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type);

/** One module: its tree, who is whose parent, what stands at its top and what it imports. */
function readModule(file, text) {
  const { program } = parseSource(file, text);
  const parents = new Map();
  walkTree(program, (node, parent) => parents.set(node, parent));
  const tops = new Map();
  const imports = new Map();
  const passedOn = [];
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') noteImports(statement, imports);
    else noteTop(statement.declaration ?? statement, tops);
    if (statement.type.startsWith('Export') && statement.source) passedOn.push(statement);
  }
  return { file, text, program, parents, tops, imports, passedOn };
}

function noteImports({ source, specifiers }, imports) {
  for (const { imported, local } of specifiers)
    imports.set(local.name, { from: source.value, name: imported?.name ?? '*' });
}

function noteTop(statement, tops) {
  if (statement.type === 'VariableDeclaration')
    for (const one of statement.declarations)
      if (one.id.type === 'Identifier') tops.set(one.id.name, one.init);
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
    tops.set(statement.id.name, statement);
}

/** All modules of the server and of the contract but their tests, by file. */
export function readModules(root) {
  const files = listFiles(root, ['contract/src', 'server/src'], /\.ts$/).filter((file) => !isTest(file));
  return new Map(files.map((file) => [file, readModule(file, readText(root, file))]));
}

/** The module and the node that a name at the top of a module, or one that it imports or passes on, stands for. */
export function findTop(modules, module, name) {
  return searchTop(modules, module, { name, seen: new Set() });
}

function searchTop(modules, module, { name, seen }) {
  const key = `${module.file}#${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  if (module.tops.has(name)) return { module, name, node: module.tops.get(name) };
  const imported = module.imports.get(name);
  if (imported) return findBehind(modules, module, { ...imported, seen });
  for (const { source, specifiers } of module.passedOn) {
    const named = specifiers?.find(({ exported }) => exported.name === name);
    if (specifiers && !named) continue;
    const found = findBehind(modules, module, { from: source.value, name: named?.local.name ?? name, seen });
    if (found) return found;
  }
  return undefined;
}

function findBehind(modules, module, { from, name, seen }) {
  if (!from.startsWith('.') && from !== '@maru/contract') return undefined;
  const behind = modules.get(
    from === '@maru/contract'
      ? 'contract/src/index.ts'
      : path.posix.join(path.posix.dirname(module.file), from),
  );
  return behind && searchTop(modules, behind, { name, seen });
}

/** What binds a name where a node uses it: a parameter, a constant, a loop, the top of the module; else undefined. */
export function findBinding(modules, module, identifier) {
  const { name } = identifier;
  for (
    let node = module.parents.get(identifier), below = identifier;
    node;
    below = node, node = module.parents.get(node)
  ) {
    const found =
      (isFunction(node) && bindingOfParams(node, name)) ||
      (node.type === 'BlockStatement' && bindingOfBlock(node, name)) ||
      (node.type === 'ForOfStatement' && below === node.body && bindingOfLoop(node, name));
    if (found) return { module, ...found };
  }
  const top = findTop(modules, module, name);
  return top && { kind: 'value', module: top.module, node: top.node };
}

function bindingOfParams(node, name) {
  for (const [index, given] of node.params.entries()) {
    const param = given.type === 'AssignmentPattern' ? given.left : given;
    const fallback = given.type === 'AssignmentPattern' ? given.right : undefined;
    if (param.type === 'Identifier' && param.name === name) return { kind: 'param', node, index, fallback };
    const property = param.type === 'ObjectPattern' && propertyOf(param, name);
    if (property) return { kind: 'param', node, index, key: property.key.name };
  }
  return undefined;
}

function bindingOfBlock(block, name) {
  for (const statement of block.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && id.name === name && init) return { kind: 'value', node: init };
      const property = id.type === 'ObjectPattern' && propertyOf(id, name);
      if (property) return { kind: 'member', node: init, key: property.key.name };
    }
  }
  return undefined;
}

function bindingOfLoop({ left, right }, name) {
  const id = left.declarations?.[0].id;
  return id?.type === 'Identifier' && id.name === name ? { kind: 'each', node: right } : undefined;
}

function propertyOf(pattern, name) {
  return pattern.properties.find(({ value }) => (value?.left ?? value)?.name === name);
}

export { isFunction };
