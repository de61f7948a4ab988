import { expect, test } from 'vitest';
import { checkBoundaries } from './check-boundaries.mjs';
import { checkDocs } from './check-docs.mjs';
import { checkSizes } from './check-sizes.mjs';
import { makeFeature } from './new-feature.mjs';
import { before, plantedTree } from './planted-tree.mjs';

/** The clean project, with what a new feature stands on and with the lists that name it. */
function treeWithRoomFor(name, camel) {
  const listed = `import { ${camel} } from './features/${name}/index.ts';\nconsole.log(${camel});`;
  const listedInWeb = `import { first } from './features/${name}/index.ts';\nconsole.log(first);`;
  return plantedTree({
    'contract/src/wire/method.ts':
      '/** Declares a method. */\nexport const method = (name: string) => name;\n',
    'server/src/platform/house.ts': 'export interface Feature {}\nexport interface MethodTable {}\n',
    'server/src/features.ts': before('server/src/features.ts', listed),
    'web/src/features.ts': before('web/src/features.ts', listedInWeb),
    'node_modules/zod/package.json': '{ "name": "zod", "main": "index.js" }',
    'node_modules/zod/index.js': '',
  });
}

test('a new feature keeps every rule from its first minute', async () => {
  const root = treeWithRoomFor('open-rooms', 'openRooms');
  const files = makeFeature(root, 'open-rooms');
  expect(files).toContain('docs/features/open-rooms.md');
  for (const check of [checkBoundaries, checkSizes, checkDocs]) {
    expect((await check(root)).problems).toEqual([]);
  }
});

test('a feature that is there already is left alone', () => {
  const root = plantedTree();
  expect(() => makeFeature(root, 'messages')).toThrow('There is a feature messages already');
});

test.each([undefined, 'Polls', 'open_rooms', '../polls', '7up'])('the name %s is refused', (name) => {
  expect(() => makeFeature(plantedTree(), name)).toThrow('Usage: npm run new-feature NAME');
});
