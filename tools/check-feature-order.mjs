// The list of features is the order of dependency: each may import only those that stand before it.
import { isTest, listFolders, parseSource, readText } from './source-files.mjs';

/** Checks server and web against their own list, as far as there is one. */
export function checkFeatureOrder(root, modules) {
  return ['server', 'web'].flatMap((side) => {
    const listFile = [`${side}/src/features.ts`, `${side}/src/features.tsx`].find((file) =>
      readText(root, file),
    );
    if (!listFile) return [];
    const order = listedFeatures(listFile, readText(root, listFile));
    return [
      ...unlistedFolders(root, side, { listFile, order }),
      ...modules.flatMap((module) => importsFromAbove(module, side, order)),
    ];
  });
}

/** The features in the order in which the list imports them, statically or when they are opened. */
function listedFeatures(file, text) {
  const { program } = parseSource(file, text);
  const inText = [...text.matchAll(/import\(\s*'([^']+)'\s*\)/g)].map(([, source]) => source);
  const inHead = program.body
    .filter(({ type }) => type === 'ImportDeclaration')
    .map(({ source }) => source.value);
  const names = [...inHead, ...inText].map((source) => /^\.\/features\/([^/]+)\//.exec(source)?.[1]);
  return [...new Set(names.filter(Boolean))];
}

function unlistedFolders(root, side, { listFile, order }) {
  const folders = listFolders(root, `${side}/src/features`);
  return folders
    .filter((name) => !order.includes(name))
    .map((name) => `${listFile}: does not list the feature ${name} [every-feature-is-listed]`);
}

function importsFromAbove({ source, dependencies }, side, order) {
  const feature = featureOf(source, side);
  if (!feature || isTest(source)) return [];
  return dependencies.flatMap(({ resolved }) => {
    const other = featureOf(resolved, side);
    if (!other || other === feature || order.indexOf(other) < order.indexOf(feature)) return [];
    return [
      `${source}: imports ${resolved}, but ${feature} stands before ${other} in the list of features: ` +
        'lower features learn of upper ones by entries and listeners [features-in-order]',
    ];
  });
}

function featureOf(file, side) {
  return new RegExp(`^${side}/src/features/([^/]+)/`).exec(file)?.[1];
}
