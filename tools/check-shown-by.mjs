// Pages that say "this test shows it" must name tests that are there, by the words of their names.
import { listFiles, readText } from './source-files.mjs';

/** The pages whose tables end with the tests that show what each line says. */
const pages = ['docs/security.md', 'docs/asvs.md', 'docs/secret-chats-threats.md'];
const testFolders = ['contract', 'crypto', 'media', 'sdk', 'server', 'web', 'testing', 'e2e', 'tools'];

/** Every name in quotes in the last cell of a table: with the file before it, in that file, else in any test. */
export function checkShownBy(root) {
  const named = pages.flatMap((page) => namesIn(page, readText(root, page) ?? ''));
  if (named.length === 0) return { problems: [], count: 0 };
  const tests = new Map(
    listFiles(root, testFolders, /\.(test|spec)\.(tsx?|mjs)$/).map((file) => [file, readText(root, file)]),
  );
  const isThere = ({ file, name }) =>
    file ? tests.get(file)?.includes(name) : [...tests.values()].some((text) => text.includes(name));
  return {
    problems: named
      .filter((one) => !isThere(one))
      .map(({ at, file, name }) => `${at}: no test in ${file ?? 'any file'} is called "${name}" [shown-by]`),
    count: named.length,
  };
}

function namesIn(page, text) {
  return text.split('\n').flatMap((line, index) => {
    if (!line.startsWith('|')) return [];
    const cell = line.split('|').at(-2);
    return [...cell.matchAll(/(?:`([^`]+\.(?:test|spec)\.(?:tsx?|mjs))` )?"([^"]+)"/g)].map(
      ([, file, name]) => ({
        at: `${page}:${index + 1}`,
        file: file?.includes('/') ? file : undefined,
        name,
      }),
    );
  });
}
