import { expect, test } from 'vitest';
import { projectRoot } from './prepare.mjs';
import { pathsOf } from './test-runners.mjs';

test('a word that names a feature stands for its folders alone, any other for the paths that hold it', () => {
  const files = ['contract/src/files/', 'server/src/features/files/', 'web/src/features/files/'];
  expect(pathsOf(projectRoot, 'files')).toEqual(files);
  expect(pathsOf(projectRoot, 'log')).toEqual(['server/src/platform/log/']);
  expect(pathsOf(projectRoot, 'server/src/operator-cannot')).toEqual(['server/src/operator-cannot']);
});
