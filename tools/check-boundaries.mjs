// Who may import whom: the rules of import-rules.mjs, the order of the features, SQL, purity, what crypto
// reaches for, and names in .mjs.
import { checkCryptoReach } from './check-crypto-reach.mjs';
import { checkFeatureOrder } from './check-feature-order.mjs';
import { checkImportNames } from './check-import-names.mjs';
import { checkPurity } from './check-purity.mjs';
import { runAsProgram } from './check-report.mjs';
import { checkSql } from './check-sql.mjs';
import { findCircles } from './find-circles.mjs';
import { importRules } from './import-rules.mjs';
import { readImports } from './read-imports.mjs';
import { codeFolders, listFiles, parseSource, readText } from './source-files.mjs';

/** Checks every import below `root`. Gives the broken rules as sentences, each with the file that breaks it. */
export async function checkBoundaries(root) {
  const files = listFiles(root, codeFolders, /\.(ts|tsx|mjs)$/);
  const modules = readImports(root, files);
  const problems = [
    ...modules.filter((module) => isMisread(root, module)).map(tellMisread),
    ...modules.flatMap(brokenRules),
    ...findCircles(modules).map(tellCircle),
    ...checkFeatureOrder(root, modules),
    ...checkSql(root),
    ...checkPurity(root, modules),
    ...checkCryptoReach(root),
    ...checkImportNames(root),
  ];
  const imports = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  return { problems: [...new Set(problems)], summary: `${modules.length} files, ${imports} imports` };
}

/** A reader that understands nothing finds nothing wrong; so a file that imports must have been seen to import. */
function isMisread(root, { source, dependencies }) {
  if (dependencies.length > 0) return false;
  const { body } = parseSource(source, readText(root, source)).program;
  return body.some((node) => node.source && !/\/dist\//.test(node.source.value));
}

const tellMisread = ({ source }) => `${source}: the import check has not understood its imports`;

function tellCircle(circle) {
  const { comment, name } = importRules.find(({ to }) => to.isCircular);
  return `${circle[0]}: imports ${circle[1]}, but ${comment} (${circle.join(' -> ')}) [${name}]`;
}

function brokenRules({ source, dependencies }) {
  return importRules.flatMap(({ name, comment, from, to }) => {
    const groups = from.path ? pattern(from.path).exec(source) : [];
    if (!groups || to.isCircular || (from.pathNot && pattern(from.pathNot).test(source))) return [];
    const fill = (text) => text && pattern(text.replaceAll(/\$(\d)/g, (_, group) => groups[group]));
    const [path, pathNot] = [fill(to.path), fill(to.pathNot)];
    return dependencies
      .filter((one) => one.isFound !== to.isMissing && (to.isCore === undefined || one.isCore === to.isCore))
      .filter(({ resolved }) => (!path || path.test(resolved)) && !pathNot?.test(resolved))
      .map(({ resolved }) => `${source}: imports ${resolved}, but ${comment} [${name}]`);
  });
}

const patterns = new Map();

function pattern(text) {
  if (!patterns.has(text)) patterns.set(text, new RegExp(text));
  return patterns.get(text);
}

await runAsProgram(import.meta.url, checkBoundaries);
