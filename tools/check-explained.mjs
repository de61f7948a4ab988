// One sentence above everything that the contract and the sdk export.
import { isTest, lineCounter, listFiles, parseSource, readText } from './source-files.mjs';

/** Gives the exports that carry no explanation, and how many do. Re-exports are explained where they are made. */
export function checkExplained(root) {
  const files = listFiles(root, ['contract/src', 'crypto/src', 'sdk/client/src'], /\.tsx?$/).filter(
    (file) => !isTest(file),
  );
  const exported = files.flatMap((file) => exportsOf(file, readText(root, file)));
  return {
    count: exported.filter(({ explained }) => explained).length,
    problems: exported
      .filter(({ explained }) => !explained)
      .map(({ at, name }) => `${at}: ${name} has no sentence above it [explained]`),
  };
}

function exportsOf(file, text) {
  const { program, comments } = parseSource(file, text);
  const lineOf = lineCounter(text);
  const declared = program.body.filter(
    ({ type, declaration }) => /^Export(Named|Default)Declaration$/.test(type) && declaration,
  );
  return declared.map((node, index) => ({
    at: `${file}:${lineOf(node.start)}`,
    name: nameOf(node.declaration),
    explained: isExplained(node, text, comments) || isFurtherOverload(node, declared[index - 1]),
  }));
}

function isExplained(node, text, comments) {
  const above = comments.findLast(
    ({ end }) => end <= node.start && text.slice(end, node.start).trim() === '',
  );
  return above?.type === 'Block' && above.value.startsWith('*') && above.value.trim().split(/\s+/).length > 2;
}

/** The second and later signatures of a function belong to the sentence above the first. */
function isFurtherOverload(node, before) {
  return (
    Boolean(before) &&
    /Function/.test(before.declaration.type) &&
    nameOf(before.declaration) === nameOf(node.declaration)
  );
}

function nameOf(declaration) {
  return (
    declaration.id?.name ??
    declaration.declarations?.map(({ id }) => id.name ?? '{…}').join(', ') ??
    'the default export'
  );
}
