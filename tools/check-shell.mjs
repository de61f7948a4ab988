// What the built client makes somebody wait for: all that comes over the line before the list of chats, or the screen to
// sign in, can be used. Fonts come later and are not counted.
import fs from 'node:fs';
import path from 'node:path';
import { runAsProgram } from './check-report.mjs';

/**
 * Bytes as they go over the line, compressed with Brotli: what both took on 22 November 2026, and a little. Asked for are
 * 180,000 (docs/performance.md); these numbers only ever become smaller.
 */
const most = { 'the list of chats': 180_000, 'the screen to sign in': 224_000 };

/** Checks web/dist below `root`, which has to be built. */
export function checkShell(root) {
  const dist = path.join(root, 'web/dist');
  const index = path.join(dist, 'index.html');
  if (!fs.existsSync(index))
    return { problems: ['web/dist: is not built [shell]'], summary: 'nothing built' };
  const first = [
    'index.html',
    ...namedIn(fs.readFileSync(index, 'utf8')).flatMap((one) => withImports(dist, one)),
  ];
  const waysIn = fs
    .readdirSync(path.join(dist, 'assets'))
    .filter((name) => /^ways-in-.*\.(js|css)$/.test(name))
    .flatMap((name) => withImports(dist, `assets/${name}`));
  const pages = { 'the list of chats': first, 'the screen to sign in': [...first, ...waysIn] };
  const sizes = Object.entries(pages).map(([page, files]) => ({ page, ...weigh(dist, files) }));
  return {
    problems: [
      ...(waysIn.length === 0 ? ['web/dist: there is no ways-in-*.js [shell]'] : []),
      ...sizes
        .filter(({ page, bytes }) => bytes >= most[page])
        .map(
          ({ page, bytes, parts }) =>
            `web/dist: ${page} takes ${bytes} bytes of ${most[page]}: ${parts} [shell]`,
        ),
    ],
    summary: sizes.map(({ page, bytes }) => `${page} ${Math.round(bytes / 1000)} kB`).join(', '),
  };
}

/** The scripts and styles that a page names. */
const namedIn = (html) =>
  [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, name]) => name,
  );

/** A script with all that it cannot run without. */
function withImports(dist, name, met = new Set()) {
  if (met.has(name)) return [];
  met.add(name);
  if (!name.endsWith('.js')) return [name];
  const code = fs.readFileSync(path.join(dist, name), 'utf8');
  const imported = [...code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)];
  return [name, ...imported.flatMap(([, one]) => withImports(dist, `assets/${one}`, met))];
}

function weigh(dist, files) {
  const sizes = [...new Set(files)].map((name) => {
    const file = path.join(dist, name);
    return [name, fs.statSync(fs.existsSync(`${file}.br`) ? `${file}.br` : file).size];
  });
  return {
    bytes: sizes.reduce((sum, [, size]) => sum + size, 0),
    parts: sizes.map(([name, size]) => `${path.basename(name)} ${size}`).join(', '),
  };
}

await runAsProgram(import.meta.url, checkShell);
