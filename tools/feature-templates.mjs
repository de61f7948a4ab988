// The first files of a feature: one method that answers with an empty list, from the contract to the client.

/** The texts of a new feature by path. `name` is kebab-case, `camel` and `pascal` are the same in code. */
export function featureFiles(names) {
  return { ...contractFiles(names), ...serverFiles(names), ...webFiles(names), ...docsPage(names) };
}

function contractFiles({ name, camel, pascal }) {
  return {
    [`contract/src/${name}/types.ts`]: `import { z } from 'zod';

/** One of ${name}, as clients see it. */
export const ${pascal}Item = z.object({ id: z.uuid() });
/** One of ${name}, as clients see it. */
export type ${pascal}Item = z.infer<typeof ${pascal}Item>;
`,
    [`contract/src/${name}/methods.ts`]: `import { z } from 'zod';
import { method } from '../wire/method.ts';
import { ${pascal}Item } from './types.ts';

/** My ${name}, newest first. */
export const list = method('${camel}.list', {
  summary: 'My ${name}.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ items: z.array(${pascal}Item) }),
});

/** The methods of this feature. */
export const ${camel}Methods = [list] as const;
`,
    [`contract/src/${name}/index.ts`]: `export * from './types.ts';
export { ${camel}Methods } from './methods.ts';
`,
  };
}

function serverFiles({ name, camel, pascal }) {
  return {
    [`server/src/features/${name}/index.ts`]: `import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';

export const ${camel}: Feature = { name: '${name}', methods };
`,
    [`server/src/features/${name}/methods.ts`]: `import type { MethodTable } from '../../platform/house.ts';
import { list${pascal} } from './list-${name}.ts';

export const methods = {
  '${camel}.list': list${pascal},
} satisfies MethodTable;
`,
    [`server/src/features/${name}/list-${name}.ts`]: `import type { SignedVerb } from '../../platform/house.ts';

/** My ${name}, newest first. */
export const list${pascal}: SignedVerb<'${camel}.list'> = async () => ({ items: [] });
`,
  };
}

function webFiles({ name, pascal }) {
  return {
    [`web/src/features/${name}/index.ts`]: `export { first${pascal}, show${pascal} } from './state.ts';
export type { ${pascal}State } from './state.ts';
`,
    [`web/src/features/${name}/state.ts`]: `import type { ${pascal}Item } from '@maru/contract';

/** What this device knows of ${name}. */
export interface ${pascal}State {
  readonly items: readonly ${pascal}Item[];
}

export const first${pascal}: ${pascal}State = { items: [] };

/** The state after the server has told what there is. */
export function show${pascal}(state: ${pascal}State, items: readonly ${pascal}Item[]): ${pascal}State {
  return { ...state, items };
}
`,
  };
}

function docsPage({ name, camel, pascal }) {
  return {
    [`docs/features/${name}.md`]: `# ${pascal.replace(/(?!^)([A-Z])/g, (_, letter) => ` ${letter.toLowerCase()}`)}

## What it is

One method so far, \`${camel}.list\`, which answers with an empty list.

## What happens when

Listing: \`server/src/features/${name}/list-${name}.ts#list${pascal}\`, shown by \`web/src/features/${name}/state.ts#show${pascal}\`.

## Tables

None.

## Entries in and out

None.

## What can go wrong

Nothing that is refused.

## Not done

Everything but the empty list.
`,
  };
}
