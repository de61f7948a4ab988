// Reads who imports whom: every file of ours with what it imports, as the runtime would find it.
import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { ResolverFactory } from 'rolldown/experimental';
import { parseSync } from 'rolldown/utils';
import { readText } from './source-files.mjs';

const builtIn = new Set(builtinModules);
const isCore = (specifier) => specifier.startsWith('node:') || builtIn.has(specifier);

const conditionNames = ['@maru/source', 'import', 'browser', 'node', 'default', 'types'];
const extensions = ['.ts', '.tsx', '.mjs', '.js', '.d.ts'];

/**
 * Gives for each file `{ source, dependencies }`, and each dependency as `{ module, resolved, isCore, isFound }`: as it is
 * written, and the file it leads to. What is built is left out: it is not there before it is built.
 */
export function readImports(root, files) {
  const resolve = makeResolver(root);
  return files.map((source) => {
    const folder = path.posix.dirname(source);
    const dependencies = specifiersOf(source, readText(root, source)).map((module) =>
      resolve(folder, module),
    );
    return { source, dependencies: dependencies.filter(({ resolved }) => !isBuilt(resolved)) };
  });
}

function isBuilt(file) {
  return /^(contract|crypto|media|sdk\/client|server|web|testing|e2e|bench)\/(dist|dist-types)\//.test(file);
}

/** What a file imports: values and types, at once and when it comes to it, each once. */
function specifiersOf(file, text) {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  const later = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const [, , specifier] = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(start, end)) ?? [];
    return specifier ?? [];
  });
  return [...new Set([...imported, ...passedOn, ...later])];
}

function makeResolver(root) {
  const base = fs.realpathSync(root);
  const factory = new ResolverFactory({ conditionNames, extensions });
  const known = new Map();
  const find = (folder, module) => {
    if (isCore(module)) return { module, resolved: module, isCore: true, isFound: true };
    // A package that holds nothing but types has another name than what it describes.
    for (const one of [module, `@types/${module}`]) {
      const { path: found } = factory.sync(path.join(base, folder), one);
      if (!found) continue;
      const resolved = path.relative(base, found.replace(/\?.*$/, '')).split(path.sep).join('/');
      return { module, resolved, isCore: false, isFound: true };
    }
    return { module, resolved: module, isCore: false, isFound: false };
  };
  return (folder, module) => {
    const key = `${folder} ${module}`;
    if (!known.has(key)) known.set(key, find(folder, module));
    return known.get(key);
  };
}
