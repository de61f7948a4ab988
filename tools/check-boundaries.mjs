// Who may import whom: the rules of .dependency-cruiser.cjs, the order of the features, SQL, purity, what crypto
// reaches for, and names in .mjs.
import { createRequire } from 'node:module';
import path from 'node:path';
import './read-tsx.mjs';
import { cruise } from 'dependency-cruiser';
import { checkCryptoReach } from './check-crypto-reach.mjs';
import { checkFeatureOrder } from './check-feature-order.mjs';
import { checkImportNames } from './check-import-names.mjs';
import { checkPurity } from './check-purity.mjs';
import { runAsProgram } from './check-report.mjs';
import { checkSql } from './check-sql.mjs';
import { codeFolders, listFiles, listFolders, parseSource, readText } from './source-files.mjs';

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** Checks every import below `root`. Gives the broken rules as sentences, each with the file that breaks it. */
export async function checkBoundaries(root) {
  const files = listFiles(root, codeFolders, /\.(ts|tsx|mjs)$/);
  const modules = files.length > 0 ? await readGraph(root) : [];
  const problems = [
    ...unseenFiles(root, files, modules),
    ...modules.flatMap(brokenRules),
    ...checkFeatureOrder(root, modules),
    ...checkSql(root),
    ...checkPurity(root, modules),
    ...checkCryptoReach(root),
    ...checkImportNames(root),
  ];
  const imports = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  return { problems: [...new Set(problems)], summary: `${modules.length} files, ${imports} imports` };
}

async function readGraph(root) {
  const present = listFolders(root, '.').filter((name) => codeFolders.includes(name));
  const { output } = await cruise(present, {
    ...options,
    baseDir: path.resolve(root),
    ruleSet: { forbidden },
    validate: true,
  });
  return output.modules.filter(({ source }) => codeFolders.includes(source.split('/')[0]));
}

/** A reader that understands nothing finds nothing wrong; so every file must have been seen, and its imports too. */
function unseenFiles(root, files, modules) {
  const seen = new Map(modules.map((module) => [module.source, module]));
  return files.flatMap((file) => {
    const module = seen.get(file);
    if (!module) return [`${file}: the import check has not seen this file`];
    const imports = module.dependencies.length === 0 && hasImports(file, readText(root, file));
    return imports ? [`${file}: the import check has not understood its imports`] : [];
  });
}

function hasImports(file, text) {
  return parseSource(file, text).program.body.some(({ source }) => Boolean(source));
}

function brokenRules({ source, dependencies }) {
  return dependencies.flatMap(({ rules = [], resolved, module, cycle = [] }) =>
    rules.map(({ name }) => {
      const { comment } = forbidden.find((rule) => rule.name === name);
      const circle = name === 'no-cycles' ? ` (${cycle.map((step) => step.name ?? step).join(' -> ')})` : '';
      return `${source}: imports ${resolved || module}, but ${comment}${circle} [${name}]`;
    }),
  );
}

await runAsProgram(import.meta.url, checkBoundaries);
