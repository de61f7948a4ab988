import { describe, expect, test } from 'vitest';
import { checkBoundaries } from './check-boundaries.mjs';
import { checkDocs } from './check-docs.mjs';
import { checkLock } from './check-lock.mjs';
import { checkSizes } from './check-sizes.mjs';
import { before, plantedTree } from './planted-tree.mjs';

/** Plants one change and gives the problems that a check then finds. */
async function found(check, changes) {
  const { problems } = await check(plantedTree(changes));
  return problems;
}

/** A file of the clean project that imports something more. */
function importing(file, source) {
  return { [file]: before(file, `import * as planted from '${source}';`) };
}

const lines = (count, line = '// said') => `${Array(count).fill(line).join('\n')}\n`;

describe('a clean project passes', () => {
  test.each([checkBoundaries, checkSizes, checkDocs, checkLock])('%o', async (check) => {
    expect(await found(check, {})).toEqual([]);
  });

  test('and every file and import has really been read', async () => {
    const { summary } = await checkBoundaries(plantedTree());
    expect(summary).toMatch(/^2\d files, [23]\d imports$/);
  });
});

describe('import rules catch', () => {
  const planted = {
    'no-cycles': {
      'contract/src/messages/types.ts':
        "import type { Chat } from '../chats/index.ts';\n/** A message in a chat. */\nexport type Message = { chat: Chat };\n",
    },
    resolvable: importing('server/src/platform/db.ts', './gone.ts'),
    'contract-stands-alone': importing('contract/src/chats/index.ts', '../../../server/src/platform/db.ts'),
    'contract-parts-meet-at-index-or-types': {
      'contract/src/messages/entries.ts': '/** Entries of a chat. */\nexport const entries = {};\n',
      ...importing('contract/src/chats/index.ts', '../messages/entries.ts'),
    },
    'wire-names-no-feature': importing('contract/src/wire/ids.ts', '../chats/index.ts'),
    'crypto-stands-alone': { 'crypto/src/index.ts': "import '@maru/contract';\n" },
    'crypto-runs-anywhere': { 'crypto/src/engine/keys.ts': "import 'node:crypto';\n" },
    'crypto-plays-only-in-tests': {
      'crypto/src/testing/play.ts': 'export const play = 1;\n',
      'crypto/src/engine/keys.ts': "import '../testing/play.ts';\n",
    },
    'media-stands-alone': { 'media/src/index.ts': "import '@maru/contract';\n" },
    'media-plays-only-in-tests': {
      'media/src/testing/play.ts': 'export const play = 1;\n',
      'media/src/index.ts': "import './testing/play.ts';\n",
    },
    'crypto-reaches-nothing': { 'crypto/src/engine/keys.ts': "export const got = fetch('/keys');\n" },
    'one-file-knows-mls': {
      'node_modules/ts-mls/package.json': '{"name":"ts-mls","type":"module","main":"index.js"}',
      'node_modules/ts-mls/index.js': 'export const createGroup = 1;\n',
      'web/package.json': JSON.stringify({ name: '@maru/web', dependencies: { 'ts-mls': '1.6.4' } }),
      ...importing('web/src/platform/connection.ts', 'ts-mls'),
    },
    'sdk-knows-only-the-contract': importing('sdk/client/src/index.ts', '../../../web/src/ui/button.tsx'),
    'server-never-meets-clients': importing('server/src/platform/db.ts', '@maru/client'),
    'testing-is-for-tests': importing('server/src/platform/db.ts', '@maru/testing'),
    'chaos-knows-only-the-wire': {
      'chaos/src/main.ts': "import { db } from '../../server/src/platform/db.ts';\nconsole.log(db);\n",
    },
    'checker-knows-only-histories': {
      'chaos/src/line.ts': 'export const line = 1;\n',
      'chaos/src/checker/index.ts': "import { line } from '../line.ts';\nconsole.log(line);\n",
    },
    'web-never-meets-server': importing(
      'web/src/platform/connection.ts',
      '../../../server/src/platform/db.ts',
    ),
    'platform-names-no-feature': importing('server/src/platform/db.ts', '../features/messages/index.ts'),
    'ui-knows-nothing-of-ours': importing('web/src/ui/button.tsx', '../platform/connection.ts'),
    'store-is-private': importing('server/src/features/messages/index.ts', '../chats/store.ts'),
    'features-meet-at-the-door': {
      'server/src/features/chats/lock-chat.ts': 'export const lockChat = 1;\n',
      ...importing('server/src/features/messages/index.ts', '../chats/lock-chat.ts'),
    },
    'outsiders-use-the-door': importing('server/src/main.ts', './features/messages/rules.ts'),
    'only-main-knows-all-features': {
      'server/src/listen.ts': "import { features } from './features.ts';\nconsole.log(features);\n",
    },
    'no-drawer-for-everything': {
      'server/src/platform/time-utils.ts': 'export const now = 1;\n',
      ...importing('server/src/platform/db.ts', './time-utils.ts'),
    },
    'features-in-order': {
      'server/src/features/messages/index.ts': 'export const messages = {};\n',
      ...importing('server/src/features/chats/index.ts', '../messages/index.ts'),
    },
    'every-feature-is-listed': { 'web/src/features/polls/index.ts': 'export const polls = {};\n' },
    pure: importing('server/src/features/messages/rules.ts', '../../platform/db.ts'),
  };

  test.each(Object.entries(planted))('%s', async (rule, changes) => {
    const problems = await found(checkBoundaries, changes);
    expect(problems.join('\n')).toContain(`[${rule}]`);
  });

  test('a cycle of types alone, told step by step', async () => {
    const problems = await found(checkBoundaries, planted['no-cycles']);
    expect(problems.join('\n')).toMatch(/chats\/index\.ts -> |messages\/types\.ts -> /);
  });

  test('the same order in the web client', async () => {
    const problems = await found(checkBoundaries, {
      'web/src/features.ts':
        "import { people } from './features/people/index.ts';\nimport { messages } from './features/messages/index.ts';\nexport const features = [people, messages];\n",
      'web/src/features/people/index.ts':
        "import { messages } from '../messages/index.ts';\nexport const people = { messages };\n",
    });
    expect(problems).toEqual([expect.stringContaining('people stands before messages')]);
  });
});

describe('a program in .mjs that imports a name which is not there is caught', () => {
  const tree = (line) => ({
    'tools/find.mjs': 'export function findIt() {}\nexport const { a, b: [c] } = { b: [1] };\n',
    'tools/all.mjs': "export * from './find.mjs';\nexport { findIt as seek } from './find.mjs';\n",
    'tools/play.mjs': `${line}\nconsole.log('played');\n`,
  });
  test.each([
    ['by its head', "import { findThat } from './find.mjs';"],
    ['beside one that is there', "import { findIt, b } from './find.mjs';"],
    ['through another file', "import { findThat } from './all.mjs';"],
    ['as the default', "import find from './find.mjs';"],
    ['when it is needed', "const { findThat } = await import('./find.mjs');"],
    ['to hand it on', "export { findThat } from './find.mjs';"],
  ])('%s', async (_how, line) => {
    const problems = await found(checkBoundaries, tree(line));
    expect(problems).toEqual([expect.stringMatching(/^tools\/play\.mjs:1: imports .*\[names-are-there\]$/)]);
  });

  test('a file that is not there too, and what is there is welcome', async () => {
    expect((await found(checkBoundaries, tree("import './gone.mjs';"))).join()).toContain('[resolvable]');
    const lines = "import { findIt, seek, a, c } from './all.mjs';\nimport * as all from './all.mjs';";
    expect(await found(checkBoundaries, tree(lines))).toEqual([]);
  });
});

describe('SQL outside a store is caught', () => {
  test.each([
    ['a template', 'export const rows = sql`select 1`;'],
    ['a query', 'export const rows = (db: { query(text: string): void }) => db.query(text);'],
    ['a string', "export const text = 'SELECT id FROM chats WHERE id = $1';"],
    ['a quiet string', 'export const text = `\n  delete from chats where id = 1`;'],
  ])('%s', async (_what, line) => {
    const problems = await found(checkBoundaries, { 'server/src/features/chats/lock-chat.ts': `${line}\n` });
    expect(problems).toEqual([expect.stringContaining('[sql-only-in-stores]')]);
  });

  test('while stores, the platform and plain English may say it', async () => {
    const problems = await found(checkBoundaries, {
      'server/src/features/chats/seat-store.ts': "export const text = 'SELECT 1 FROM seats';\n",
      'server/src/platform/log/append.ts': "export const text = 'INSERT INTO entries VALUES (1)';\n",
      'server/src/features/chats/lock-chat.ts':
        "// SELECT id\nexport const hint = 'select a chat from the list first';\n",
    });
    expect(problems).toEqual([]);
  });
});

describe('what crypto reaches for outside itself is caught', () => {
  test.each([
    'fetch(url)',
    'new WebSocket(url)',
    'globalThis.indexedDB',
    'window.document',
    'self.postMessage(1)',
    'process.env',
    'Buffer.from(url)',
    'console.log(url)',
    'Math.random()',
  ])('%s', async (call) => {
    const file = 'crypto/src/engine/keys.ts';
    const problems = await found(checkBoundaries, { [file]: `export const reach = (url) => ${call};\n` });
    expect(problems).toEqual([expect.stringContaining('[crypto-reaches-nothing]')]);
  });

  test('while its own words may be called so, and WebCrypto is what it is for', async () => {
    const text =
      'type Stored = { process: number };\nexport const of = ({ process: n }: Stored, document: string) => n + document;\nexport const key = crypto.subtle;\n';
    expect(await found(checkBoundaries, { 'crypto/src/engine/keys.ts': text })).toEqual([]);
  });
});

describe('impure calls in pure files are caught', () => {
  test.each(['Date.now()', 'Math.random()', 'new Date()', 'performance.now()'])('%s', async (call) => {
    const file = 'web/src/features/messages/apply-entries.ts';
    const problems = await found(checkBoundaries, { [file]: `export const applyEntry = () => ${call};\n` });
    expect(problems.join('\n')).toContain(`${call.includes('new') ? 'new Date()' : call} in a pure file`);
  });

  test('a row type from the store is welcome, its functions are not', async () => {
    const file = 'server/src/features/chats/present.ts';
    const text = "import { listChats } from './store.ts';\nexport const presentChats = listChats;\n";
    expect(await found(checkBoundaries, { [file]: text })).toEqual([expect.stringContaining('[pure]')]);
  });
});

describe('sizes catch', () => {
  const file = 'server/src/platform/clock.ts';
  const planted = {
    'file-length': { [file]: lines(401) },
    'function-length': { [file]: `export function tick() {\n${lines(79)}}\n` },
    parameters: { [file]: 'export const tick = (a: 1, b: 1, c: 1, d: 1) => a + b + c + d;\n' },
    imports: { [file]: Array.from({ length: 21 }, (_, n) => `import './part-${n}.ts';\n`).join('') },
    'file-name': { 'web/src/ui/SideBar.tsx': 'export const SideBar = () => <i />;\n' },
  };

  test.each(Object.entries(planted))('%s', async (rule, changes) => {
    expect(await found(checkSizes, changes)).toEqual([expect.stringContaining(`[${rule}]`)]);
  });

  test.each(['utils.ts', 'time-helpers.ts', 'session-manager.ts', 'base.ts', 'common/index.ts'])(
    'the name %s',
    async (name) => {
      const problems = await found(checkSizes, {
        [`server/src/platform/${name}`]: 'export const one = 1;\n',
      });
      expect(problems).toEqual([expect.stringContaining('does not say what it is for')]);
    },
  );

  test('a long style sheet', async () => {
    const problems = await found(checkSizes, { 'web/src/ui/button.css': lines(401, '/* said */') });
    expect(problems).toEqual([expect.stringContaining('[file-length]')]);
  });

  test('a component past 150 lines, but not one of 120', async () => {
    const component = (count) => ({
      'web/src/ui/bar.tsx': `export function Bar() {\n${lines(count)}  return <i />;\n}\n`,
    });
    expect(await found(checkSizes, component(117))).toEqual([]);
    expect(await found(checkSizes, component(148))).toEqual([expect.stringContaining('at most 150')]);
  });

  test('a test past 500 lines, but not a long describe', async () => {
    const described = (count) => ({
      'web/src/ui/bar.test.ts': `describe('bar', () => {\n${lines(count)}});\n`,
    });
    expect(await found(checkSizes, described(480))).toEqual([]);
    expect(await found(checkSizes, described(500))).toEqual([expect.stringContaining('at most 500')]);
  });
});

describe('the docs check catches', () => {
  const planted = {
    'a path that is gone': ['README.md', 'See `server/src/gone.ts`.\n', 'server/src/gone.ts is not there'],
    'a folder that is gone': ['README.md', 'See `web/src/gone/`.\n', 'web/src/gone/ is not there'],
    'a name that is gone': [
      'docs/how-to/run.md',
      'Calls `server/src/features.ts#everything`.\n',
      'does not hold everything',
    ],
    'a link that leads nowhere': ['docs/how-to/run.md', '[chats](../features/chat.md)\n', 'is not there'],
    'a heading that is gone': [
      'docs/how-to/run.md',
      '[why](../features/messages.md#why)\n',
      'does not hold why',
    ],
    'a test that is not called so': [
      'docs/security.md',
      '| threat | what stops it | shown by |\n| - | - | - |\n| rain | a roof | "keeps dry" |\n',
      'is called "keeps dry"',
    ],
    'a feature without a page': ['server/src/features/polls/index.ts', 'export {};\n', '[feature-page]'],
    'a package host': [
      'docs/how-to/run.md',
      `Set ${['registry', 'example', 'org'].join('.')} first.\n`,
      '[package-host]',
    ],
    'an export without a sentence': [
      'contract/src/wire/seq.ts',
      'export type Seq = number;\n',
      'Seq has no sentence',
    ],
    'a sentence that is only a remark': [
      'sdk/client/src/call.ts',
      '// Calls it.\nexport function call() {}\n',
      '[explained]',
    ],
  };

  test.each(Object.entries(planted))('%s', async (_what, [file, text, problem]) => {
    expect(await found(checkDocs, { [file]: text })).toEqual([expect.stringContaining(problem)]);
  });

  test('but not what stands in a block of code or was made by a build', async () => {
    const text =
      '```\n`server/src/gone.ts`\n```\nIt makes `server/dist/main.js`, see [the site](https://example.org/a).\n';
    expect(await found(checkDocs, { 'docs/how-to/run.md': text })).toEqual([]);
  });
});

describe('the lock file check catches', () => {
  const lock = (packages) => ({ 'package-lock.json': JSON.stringify({ packages }) });

  test('an optional package that is missing', async () => {
    const fast = { version: '1.0.0', optionalDependencies: { 'fast-darwin': '1.0.0' } };
    const problems = await found(checkLock, lock({ 'web/node_modules/fast': fast }));
    expect(problems).toEqual([
      expect.stringContaining('fast-darwin, optional for web/node_modules/fast@1.0.0'),
    ]);
  });

  test('an optional package that was left out and is there again, and not that it is missing', async () => {
    const emitter = { version: '2.1.0', optionalDependencies: { rxjs: '*' } };
    expect(await found(checkLock, lock({ 'node_modules/typed-emitter': emitter }))).toEqual([]);
    const rxjs = { version: '7.8.2', optional: true };
    expect(await found(checkLock, lock({ 'node_modules/rxjs': rxjs }))).toEqual([
      expect.stringContaining('[lock-needless]'),
    ]);
  });

  test('the host that a package came from', async () => {
    const fast = { version: '1.0.0', resolved: 'https://packages.example.org/fast.tgz' };
    expect(await found(checkLock, lock({ 'node_modules/fast': fast }))).toEqual([
      expect.stringContaining('[lock-host]'),
    ]);
  });
});
