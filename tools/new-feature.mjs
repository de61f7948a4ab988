// Makes the three folders and the page of a new feature: `npm run new-feature polls`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isProgram } from './check-report.mjs';
import { featureFiles } from './feature-templates.mjs';

/**
 * Writes the first files of a feature below `root` and gives their paths. Throws a sentence for a person when the
 * name does not fit or is taken; then nothing has been written.
 */
export function makeFeature(root, name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
    throw new Error(
      'Usage: npm run new-feature NAME, the name in kebab-case, for example: polls, open-rooms',
    );
  }
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const pascal = camel[0].toUpperCase() + camel.slice(1);
  const files = Object.entries(featureFiles({ name, camel, pascal }));
  const taken = files.map(([file]) => file).find((file) => fs.existsSync(path.join(root, file)));
  if (taken) throw new Error(`There is a feature ${name} already: ${taken}`);
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return files.map(([file]) => file);
}

/** The lists that a person adds the feature to: the order in them is a decision. */
export function listsToExtend(name) {
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return [
    `contract/src/contract.ts: import ${camel}Methods from './${name}/index.ts' and add ...${camel}Methods`,
    `testing/src/access, a table of rows: a row '${camel}.list': () => ({})`,
    `contract/src/index.ts: export * from './${name}/index.ts'`,
    `server/src/features.ts: import { ${camel} } from './features/${name}/index.ts', below everything it imports`,
    `web/src/features.ts, where there is one: the same for the client`,
  ];
}

if (isProgram(import.meta.url)) {
  try {
    const name = process.argv[2];
    const files = makeFeature(fileURLToPath(new URL('..', import.meta.url)), name);
    console.log(['Made:', ...files.map((file) => `  ${file}`)].join('\n'));
    console.log(['Now add it to:', ...listsToExtend(name).map((line) => `  ${line}`)].join('\n'));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
