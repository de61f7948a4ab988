import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import { expect, test } from 'vitest';
import { projectRoot } from './prepare.mjs';

const parts = ['engine', 'fingerprint', 'franking', 'identity', 'payload', 'room', 'sealed-files'];

// What a worker that uses all of crypto loads, without what the web client puts around it.
test('crypto adds less than 60 kB to what a browser loads, in one piece', async () => {
  const entry = 'virtual:everything';
  const { output } = await build({
    input: entry,
    write: false,
    platform: 'browser',
    logLevel: 'silent',
    resolve: { conditionNames: ['@maru/source', 'import', 'browser', 'default'] },
    output: { minify: true },
    plugins: [
      {
        name: 'everything',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? parts.map((part) => `export * from '${projectRoot}/crypto/src/${part}/index.ts';`).join('\n')
            : undefined,
      },
    ],
  });
  // More pieces would be suites and curves that we never use.
  expect(output.map(({ fileName }) => fileName)).toHaveLength(1);
  const [{ code }] = output;
  const sizes = { gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
  if (process.env.MARU_TEST_VERBOSE === '1') console.log('crypto in a browser:', sizes);
  expect(sizes.gzip).toBeLessThan(60_000);
}, 60_000);
