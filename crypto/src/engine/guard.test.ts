import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// Both are what the other tests were passed with. Whoever changes the library runs `npm run test:deep` and reads its
// commits first: versions up to 1.6.2, and 2.0.0-rc.10, let whoever was removed go on reading (B1).
const library = (file: string) => fileURLToPath(new URL(file, import.meta.resolve('ts-mls')));

test('the library of MLS is the one version that was looked at', () => {
  const { version } = JSON.parse(fs.readFileSync(library('../../package.json'), 'utf8')) as {
    version: string;
  };
  expect(version).toBe('1.6.4');
  const own = JSON.parse(fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(own.dependencies['ts-mls']).toBe('1.6.4');
});

test('our patch is on it (B2), which bugs.test.ts shows at work', () => {
  const source = fs.readFileSync(library('clientState.js'), 'utf8');
  const patch = fs.readFileSync(new URL('../../../patches/ts-mls+1.6.4.patch', import.meta.url), 'utf8');
  const lines = (sign: string) =>
    patch
      .split('\n')
      .filter((line) => line.startsWith(`${sign} `))
      .map((line) => line.slice(1));
  expect(lines('+')).toHaveLength(4);
  for (const line of lines('+')) expect(source).toContain(line);
  for (const line of lines('-')) expect(source).not.toContain(line);
});
