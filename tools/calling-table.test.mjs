import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { howToCall, methods } from '../contract/src/index.ts';
import { projectRoot } from './prepare.mjs';

const callingOf = ({ caller, large, repeatable }) => ({
  ...(caller === 'anyone' && { anyone: true }),
  ...(large && { large: true }),
  ...(!repeatable && { once: true }),
});

function writeTable() {
  const file = path.join(projectRoot, 'contract/src/calling.ts');
  const lines = [...methods].flatMap(([name, method]) => {
    const facts = Object.keys(callingOf(method)).map((fact) => `${fact}: true`);
    return facts.length > 0 ? [`  '${name}': { ${facts.join(', ')} },\n`] : [];
  });
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(
    file,
    text.replace(/(Record<MethodName, Calling>>> = \{)[^]*?\};\n/, `$1\n${lines.join('')}};\n`),
  );
}

test('clients know of every method what the contract says', () => {
  if (process.env.UPDATE_CALLING === '1') return writeTable();
  const told = Object.fromEntries([...methods.keys()].map((name) => [name, howToCall(name)]));
  const said = Object.fromEntries([...methods].map(([name, method]) => [name, callingOf(method)]));
  expect(told, 'UPDATE_CALLING=1 writes it anew').toEqual(said);
});
