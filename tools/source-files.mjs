// Finds the project's own files and reads what stands in them.
import fs from 'node:fs';
import path from 'node:path';
import { parseSync } from 'rolldown/utils';

/** The folders that hold code of ours. */
export const codeFolders = [
  'contract',
  'crypto',
  'media',
  'sdk',
  'server',
  'web',
  'testing',
  'e2e',
  'bench',
  'chaos',
  'tools',
];

const leftOut = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'test-results',
  'playwright-report',
  '.cache',
  '.git',
]);

/** All files below some folders of `root` whose names fit, as sorted paths from `root` with forward slashes. */
export function listFiles(root, folders, pattern) {
  const found = [];
  const visit = (relative) => {
    const absolute = path.join(root, relative);
    if (!fs.existsSync(absolute)) return;
    for (const entry of fs.readdirSync(absolute, { withFileTypes: true })) {
      if (leftOut.has(entry.name) || (relative === '.' && entry.name === 'data')) continue;
      const inside = relative === '.' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) visit(inside);
      else if (entry.isFile() && pattern.test(entry.name)) found.push(inside);
    }
  };
  folders.forEach(visit);
  return found.sort();
}

/** The names of the folders directly inside a folder; none when it is not there. */
export function listFolders(root, relative) {
  const absolute = path.join(root, relative);
  if (!fs.existsSync(absolute)) return [];
  const entries = fs.readdirSync(absolute, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !leftOut.has(entry.name)).map(({ name }) => name);
}

/** The text of a file, or undefined when it is not there. */
export function readText(root, relative) {
  const absolute = path.join(root, relative);
  return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : undefined;
}

/** True for tests of any kind: they may be long, and may look where other code may not. */
export function isTest(file) {
  return /\.(test|spec)\.(ts|tsx|mjs)$/.test(file);
}

/** The syntax tree and comments of a piece of TypeScript or JavaScript; positions count UTF-16 units. */
export function parseSource(file, text) {
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  return { program, comments };
}

/** Calls `enter` for every node below a node, parents first, with the parent beside it. */
export function walkTree(node, enter, parent) {
  enter(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') walkTree(child, enter, node);
    }
  }
}

/** Gives for any position in a text the number of its line, the first being 1. */
export function lineCounter(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (position) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= position) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** How many lines a text has; an empty last line does not count. */
export function countLines(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
