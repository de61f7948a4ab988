// Works out, from the syntax tree alone, every text that an expression can become: a store's SQL with its pieces put in.
import { findBinding, isFunction } from './modules.mjs';

/** What cannot be known without running the program. */
export class Unknown {
  constructor(said) {
    this.said = said;
  }
}

class Thing {
  constructor(fields) {
    Object.assign(this, fields);
  }
}

const mostWorlds = 128;

/**
 * Every value of an expression. Where the program could go either way (a condition, a key of a table of names, a caller),
 * each way is one world, and within a world the same question is always answered alike.
 */
export function valuesOf(modules, module, node) {
  const values = [];
  const decided = [];
  do {
    const world = new World(modules, decided);
    values.push(world.value(node, { module, args: new Map() }));
    decided.length = world.asked.length;
    world.asked.forEach(({ answer }, at) => (decided[at] = answer));
    while (decided.length > 0 && decided.at(-1) + 1 >= world.asked[decided.length - 1].ways) decided.pop();
    if (decided.length > 0) decided[decided.length - 1] += 1;
  } while (decided.length > 0 && values.length < mostWorlds);
  return values;
}

class World {
  asked = [];
  #answers = new Map();
  #depth = 0;

  constructor(modules, decided) {
    this.modules = modules;
    this.decided = [...decided];
  }

  /** Which of several ways this world goes, at this question. */
  choose(question, ways) {
    if (!this.#answers.has(question)) {
      const answer = this.decided[this.asked.length] ?? 0;
      this.asked.push({ answer, ways });
      this.#answers.set(question, answer);
    }
    return this.#answers.get(question);
  }

  value(node, env) {
    if (!node || this.#depth > 60) return new Unknown('too deep');
    this.#depth += 1;
    try {
      const read = readers[node.type];
      return read ? read(this, node, env) : new Unknown(textOf(env, node));
    } finally {
      this.#depth -= 1;
    }
  }

  /** The value of a condition; where it is not known, this world takes one of both. */
  isTrue(node, env) {
    const known = this.value(node, env);
    if (!(known instanceof Unknown)) return Boolean(known);
    return this.choose(`${env.module.file} ${textOf(env, node)}`, 2) === 0;
  }

  bound(identifier, env) {
    const found = findBinding(this.modules, env.module, identifier);
    if (!found) return new Unknown(identifier.name);
    const inside = { ...env, module: found.module };
    if (found.kind === 'value') return this.value(found.node, inside);
    if (found.kind === 'member')
      return this.member(this.value(found.node, inside), found.key, identifier.name);
    if (found.kind === 'each') {
      const list = this.value(found.node, inside);
      return Array.isArray(list) ? list[this.choose(found.node, list.length)] : new Unknown(identifier.name);
    }
    return this.param(found, identifier, env);
  }

  param({ node, index, key, fallback, module }, identifier, env) {
    const given = env.args.get(node) ?? this.someCall(node, module);
    if (!given) return new Unknown(identifier.name);
    const arg = index < given.length ? given[index] : fallback && this.value(fallback, env);
    return key === undefined ? arg : this.member(arg, key, identifier.name);
  }

  /** The arguments of one of the calls of a function, in its own module or, where others use it, in theirs. */
  someCall(node, module) {
    const calls = callsOf(this.modules, module, node);
    if (calls.length === 0) return undefined;
    const { call, module: caller } = calls[this.choose(node, calls.length)];
    const env = { module: caller, args: new Map() };
    return call.arguments.map((one) => this.value(one, env));
  }

  member(of, key, said) {
    if (of instanceof Thing && of.kind === 'object') {
      const property = of.node.properties.find((one) => (one.key?.name ?? one.key?.value) === key);
      return property ? this.value(property.value, of.env) : undefined;
    }
    return new Unknown(said);
  }

  call(fn, args) {
    const env = { ...fn.env, args: new Map(fn.env.args).set(fn.node, args) };
    if (fn.node.body.type !== 'BlockStatement') return this.value(fn.node.body, env);
    const last = fn.node.body.body.find(({ type }) => type === 'ReturnStatement');
    return last ? this.value(last.argument, env) : new Unknown('a call');
  }
}

const inner = (world, node, env) => world.value(node.expression, env);
const closure = (world, node, env) => new Thing({ kind: 'function', node, env });

const readers = {
  Literal: (_world, node) => node.value,
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSNonNullExpression: inner,
  ParenthesizedExpression: inner,
  ArrowFunctionExpression: closure,
  FunctionExpression: closure,
  FunctionDeclaration: closure,
  ObjectExpression: (_world, node, env) => new Thing({ kind: 'object', node, env }),
  Identifier: (world, node, env) => (node.name === 'undefined' ? undefined : world.bound(node, env)),
  ArrayExpression: (world, node, env) => node.elements.map((one) => world.value(one, env)),
  ConditionalExpression: (world, node, env) =>
    world.value(world.isTrue(node.test, env) ? node.consequent : node.alternate, env),
  TemplateLiteral(world, node, env) {
    let text = node.quasis[0].value.cooked;
    for (const [at, expression] of node.expressions.entries()) {
      const piece = world.value(expression, env);
      if (piece instanceof Unknown) return piece;
      text += `${piece}${node.quasis[at + 1].value.cooked}`;
    }
    return text;
  },
  BinaryExpression(world, node, env) {
    const [left, right] = [world.value(node.left, env), world.value(node.right, env)];
    if (left instanceof Unknown || right instanceof Unknown) return new Unknown(textOf(env, node));
    return binary[node.operator]?.(left, right) ?? new Unknown(textOf(env, node));
  },
  LogicalExpression(world, node, env) {
    const left = world.value(node.left, env);
    if (left instanceof Unknown)
      return world.isTrue(node.left, env) === (node.operator === '&&') ? world.value(node.right, env) : left;
    const goesOn =
      node.operator === '&&' ? left : node.operator === '||' ? !left : left === undefined || left === null;
    return goesOn ? world.value(node.right, env) : left;
  },
  MemberExpression(world, node, env) {
    // Numbers of the contract and of the process change nothing about where a statement goes.
    if (node.object.name === 'limits' || textOf(env, node) === 'process.pid') return 1;
    const of = world.value(node.object, env);
    if (!(of instanceof Thing) || of.kind !== 'object') return new Unknown(textOf(env, node));
    if (!node.computed) return world.member(of, node.property.name, textOf(env, node));
    const key = world.value(node.property, env);
    if (!(key instanceof Unknown)) return world.member(of, key, textOf(env, node));
    const names = of.node.properties;
    return world.value(
      names[world.choose(`${env.module.file} ${textOf(env, node.property)}`, names.length)].value,
      of.env,
    );
  },
  CallExpression(world, node, env) {
    const { callee } = node;
    if (callee.type === 'MemberExpression' && !callee.computed) {
      const of = world.value(callee.object, env);
      const method = methods[callee.property.name];
      if (method && (typeof of === 'string' || Array.isArray(of)))
        return method(
          world,
          of,
          node.arguments.map((one) => world.value(one, env)),
        );
      return new Unknown(textOf(env, node));
    }
    const fn = world.value(callee, env);
    if (!(fn instanceof Thing) || fn.kind !== 'function') return new Unknown(textOf(env, node));
    return world.call(
      fn,
      node.arguments.map((one) => world.value(one, env)),
    );
  },
};

const binary = { '+': (a, b) => a + b, '===': (a, b) => a === b, '!==': (a, b) => a !== b };

/** What is done to texts and lists of names before they become SQL. */
const methods = {
  join: (_world, list, [by]) => list.map(String).join(by),
  replace: (_world, text, [what, by]) => text.replace(what, by),
  replaceAll: (_world, text, [what, by]) => text.replaceAll(what, by),
  trim: (_world, text) => text.trim(),
  map: (world, list, [fn]) => list.map((one, at) => world.call(fn, [one, at])),
};

function textOf({ module }, node) {
  return module.text.slice(node.start, node.end);
}

/** Every call of a function by the name that it has at the top of its module. */
function callsOf(modules, module, node) {
  const name = [...module.tops].find(([, top]) => top === node)?.[0];
  if (!name || !isFunction(node)) return [];
  modules.calls ??= listCalls(modules);
  return (modules.calls.get(name) ?? []).filter(
    ({ module: caller, call }) => findBinding(modules, caller, call.callee)?.node === node,
  );
}

function listCalls(modules) {
  const calls = new Map();
  for (const module of modules.values())
    for (const call of module.parents.keys())
      if (call.type === 'CallExpression' && call.callee.type === 'Identifier')
        calls.set(call.callee.name, [...(calls.get(call.callee.name) ?? []), { module, call }]);
  return calls;
}
