// What the docs name must be there; what can be imported from outside must be explained.
import path from 'node:path';
import { runAsProgram } from './check-report.mjs';
import { checkExplained } from './check-explained.mjs';
import { checkShownBy } from './check-shown-by.mjs';
import { codeFolders, listFiles, listFolders, readText } from './source-files.mjs';

const rootPages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'media/README.md'];
const pathLike = new RegExp(
  `^(?:(?:${[...codeFolders, 'docs'].join('|')}|\\.ci)/[\\w./@-]*|[A-Z]+\\.md)(?:#[\\w.-]+)?$`,
);
const madeLater = /(^|\/)(dist|dist-types|node_modules|\.cache|data)(\/|$)/;
const registryHost = new RegExp(
  ['registry\\.[a-z0-9-]+\\.[a-z]{2,}', '"resolved":\\s*"https?:', '^registry\\s*='].join('|'),
  'm',
);

/** Checks the pages, the features' pages, the explanations above exports, and that no text names a package host. */
export function checkDocs(root) {
  const pages = [...rootPages.filter((page) => readText(root, page)), ...listFiles(root, ['docs'], /\.md$/)];
  const references = pages.flatMap((page) => referencesIn(page, readText(root, page)));
  const explained = checkExplained(root);
  const shown = checkShownBy(root);
  return {
    problems: [
      ...references.flatMap((reference) => brokenReference(root, reference)),
      ...featuresWithoutPage(root),
      ...explained.problems,
      ...shown.problems,
      ...namedHosts(root),
    ],
    summary: `${pages.length} pages, ${references.length} references, ${shown.count} named tests, ${explained.count} explained exports`,
  };
}

/** Every link and every path in backticks, with the page and line where it stands; code blocks are left out. */
function referencesIn(page, text) {
  let inBlock = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) inBlock = !inBlock;
    if (inBlock) return [];
    const at = `${page}:${index + 1}`;
    const spans = [...line.matchAll(/`([^`]+)`/g)].map(([, span]) => span.replace(/\(\)$/, ''));
    const links = [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(<?([^)>\s]+)>?[^)]*\)/g)].map(
      ([, link]) => link,
    );
    return [
      ...spans.filter((span) => pathLike.test(span)).map((target) => ({ at, target, file: target })),
      ...links
        .filter((link) => !/^([a-z]+:|\/\/)/i.test(link))
        .map((target) => ({ at, target, file: fromPage(page, target) })),
    ];
  });
}

function fromPage(page, link) {
  if (link.startsWith('#')) return `${page}${link}`;
  const [file, anchor] = link.split('#');
  const joined = path.posix.normalize(path.posix.join(path.posix.dirname(page), decodeURIComponent(file)));
  return anchor ? `${joined}#${anchor}` : joined;
}

function brokenReference(root, { at, target, file: reference }) {
  const [file, symbol] = reference.split('#');
  if (madeLater.test(file)) return [];
  const isFolder = listFolders(root, path.posix.dirname(file)).includes(path.posix.basename(file));
  if (file.endsWith('/') || isFolder) {
    const folder = file.replace(/\/$/, '');
    const there = listFolders(root, path.posix.dirname(folder)).includes(path.posix.basename(folder));
    return there ? [] : [`${at}: ${target} is not there [reference]`];
  }
  const text = readText(root, file);
  if (text === undefined) return [`${at}: ${target} is not there [reference]`];
  if (!symbol) return [];
  return holds(file, text, symbol) ? [] : [`${at}: ${file} does not hold ${symbol} [reference]`];
}

function holds(file, text, symbol) {
  if (!file.endsWith('.md'))
    return new RegExp(`(^|[^\\w$])${symbol.replaceAll('.', '\\.')}($|[^\\w$])`, 'm').test(text);
  const headings = [...text.matchAll(/^#+\s+(.+)$/gm)].map(([, heading]) => slugOf(heading));
  return headings.includes(symbol.toLowerCase());
}

function slugOf(heading) {
  const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function featuresWithoutPage(root) {
  return listFolders(root, 'server/src/features')
    .filter((name) => readText(root, `docs/features/${name}.md`) === undefined)
    .map((name) => `server/src/features/${name}: has no page docs/features/${name}.md [feature-page]`);
}

function namedHosts(root) {
  const texts = listFiles(root, ['.'], /\.(md|json|ya?ml|mjs|cjs|ts|tsx|sh)$|^\.npmrc$|^Dockerfile/);
  return texts
    .filter((file) => registryHost.test(readText(root, file)))
    .map(
      (file) =>
        `${file}: names a package host; installs follow the setting of whoever installs [package-host]`,
    );
}

await runAsProgram(import.meta.url, checkDocs);
