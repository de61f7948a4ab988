import type { Plugin } from 'vite';

/** What has no effect before it is used. */
const calm = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'Identifier', 'Literal']);

/**
 * Says of every value of the contract that making it does nothing else. A bundler cannot see that of `z.object(…)`, and
 * would keep all schemas of a file of which a page uses one function.
 */
export const pureContract = (): Plugin => ({
  name: 'maru-pure-contract',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!/[\\/]contract[\\/]src[\\/]/.test(id)) return undefined;
    const inits = this.parse(code)
      .body.map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration : node))
      .flatMap((node) => (node?.type === 'VariableDeclaration' ? node.declarations : []))
      .flatMap(({ init }) => (init && !calm.has(init.type) ? [init] : []));
    let [pure, at] = ['', 0];
    for (const { start, end } of inits) {
      pure += `${code.slice(at, start)}/* @__PURE__ */ (() => (${code.slice(start, end)}))()`;
      at = end;
    }
    return { code: pure + code.slice(at), map: null };
  },
});
