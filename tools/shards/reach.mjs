// Which functions can run when a verb runs: all that its body names, and what those name in turn.
import { findTop } from './modules.mjs';
import { walkTree } from '../source-files.mjs';

/**
 * Everything that is reached from `file#name`, as a set of `file#name`. What is only handed over at run time (a listener that
 * was registered, a part of the house) is not seen: it is a beginning of its own.
 */
export function reachFrom(modules, beginnings) {
  const seen = new Set();
  const waiting = [...beginnings];
  while (waiting.length > 0) {
    const at = waiting.pop();
    if (seen.has(at)) continue;
    const [file, name] = at.split('#');
    const module = modules.get(file);
    const node = module?.tops.get(name);
    if (node === undefined) throw new Error(`${at} is not there`);
    seen.add(at);
    waiting.push(...namedIn(modules, module, node));
  }
  return seen;
}

function namedIn(modules, module, node) {
  module.named ??= new Map();
  if (!module.named.has(node)) {
    const found = new Set();
    if (node)
      walkTree(node, ({ type, name }) => {
        const top = type === 'Identifier' && findTop(modules, module, name);
        if (top?.node && top.module.file.startsWith('server/')) found.add(`${top.module.file}#${top.name}`);
      });
    module.named.set(node, [...found]);
  }
  return module.named.get(node);
}
