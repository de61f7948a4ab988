// Where a statement has to go: which tables it touches, and whether one shard can answer it.
import { Facts } from './equalities.mjs';
import { keyColumns } from './tables.mjs';

/**
 * Places one parsed statement. Gives `{ tables, place, why }`: place is `none`, `one` (one shard, or one node), `keys` (each key's
 * part is answered by its own shard alone) or `across`, with the reason.
 */
export function placeStatement(parsed, tables) {
  const walk = new Walk(tables);
  walk.block(parsed, { facts: [], sources: [], ctes: new Map() });
  return walk.verdict();
}

class Walk {
  #count = 0;
  /** Every sharded table that is touched, with what its key comes from. */
  touched = [];
  problems = [];
  /** What this program cannot judge, and so does not let pass. */
  unknown = [];

  constructor(tables) {
    this.tables = tables;
  }

  verdict() {
    const names = [...new Set(this.touched.map(({ table }) => table.name))].sort();
    const sharded = this.touched.filter(({ table }) => table.family !== 'every');
    const families = [...new Set(sharded.map(({ table }) => table.family))];
    const give = (place, why) => ({ tables: names, families, place, ...(why && { why }) });
    if (this.unknown.length > 0) return give('across', this.unknown[0]);
    if (families.length === 0) return give(names.length > 0 ? 'one' : 'none');
    if (families.length > 1) return give('across', `touches tables of ${families.sort().join(' and ')}`);
    if (families[0] === 'one') return give('one');
    const loose = sharded.find(({ roots }) => roots.length === 0);
    if (loose) return give('across', `nothing says which ${keyColumns[families[0]]} of ${loose.table.name}`);
    if (this.problems.length > 0) return give('across', this.problems[0]);
    const roots = sharded.map((one) => new Set(one.roots));
    const shared = [...roots[0]].filter((root) => roots.every((those) => those.has(root)));
    if (shared.some((root) => !root.startsWith('each '))) return give('one');
    if (shared.length > 0) return give('keys');
    return give(
      'across',
      `its keys come from ${[...new Set(roots.flatMap((those) => [...those]))].sort().join(' and ')}`,
    );
  }

  instance(kind) {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  /** One block: a select, an insert, an update, a delete. Gives the names and terms of its output, and its facts. */
  block(node, outer) {
    const [kind, body] = Object.entries(node)[0];
    const scope = {
      outer,
      sources: [],
      facts: new Facts(outer.facts),
      ctes: new Map(outer.ctes),
      kind,
      inner: [],
    };
    for (const { CommonTableExpr: cte } of body.withClause?.ctes ?? []) this.cte(cte, scope);
    const read = this[kind];
    if (!read) {
      if (!namesNoTable.has(kind)) this.unknown.push(`${kind} is not understood`);
      return { columns: [], facts: scope.facts };
    }
    return read.call(this, body, scope);
  }

  cte(cte, scope) {
    const found = this.block(cte.ctequery, { facts: [], sources: [], ctes: scope.ctes });
    scope.ctes.set(cte.ctename, { ...found, columns: renamed(found.columns, cte.aliascolnames) });
  }

  SelectStmt(body, scope) {
    if (body.larg) return this.union(body, scope);
    if (body.valuesLists) return this.values(body, scope);
    for (const from of body.fromClause ?? []) this.from(from, scope);
    this.condition(body.whereClause, scope);
    this.finish(scope);
    const columns = this.output(body.targetList ?? [], scope);
    this.insideOf(
      [body.targetList, body.sortClause, body.groupClause, body.havingClause, body.limitCount],
      scope,
    );
    return { columns, facts: scope.facts };
  }

  union({ larg, rarg }, scope) {
    const outer = { facts: scope.outer.facts, sources: scope.sources, ctes: scope.ctes, outer: scope.outer };
    const left = this.block({ SelectStmt: larg }, outer);
    const right = this.block({ SelectStmt: rarg }, outer);
    // What both sides come from, the union comes from; else it is nobody's.
    const columns = left.columns.map(({ name, term }, at) => {
      const others = right.columns[at] ? right.facts.rootsOf(right.columns[at].term) : [];
      const shared = left.facts.rootsOf(term).filter((root) => others.includes(root));
      const both = this.instance('u');
      for (const root of shared) scope.facts.equal(both, root);
      return { name, term: both };
    });
    return { columns, facts: scope.facts };
  }

  values({ valuesLists }, scope) {
    this.insideOf(valuesLists, scope);
    const rows = valuesLists.map(({ List }) => List.items);
    const columns = rows[0].map((_, at) => {
      const terms = new Set(rows.map((row) => this.term(row[at], scope)));
      return { name: `column${at + 1}`, term: terms.size === 1 ? [...terms][0] : undefined };
    });
    return { columns, facts: scope.facts };
  }

  InsertStmt(body, scope) {
    const given = body.selectStmt
      ? this.block(body.selectStmt, { ...scope, facts: scope.facts.pairs })
      : { columns: [], facts: scope.facts };
    const source = this.tableSource(body.relation, scope);
    if (!source) return { columns: [], facts: scope.facts };
    const columns =
      body.cols?.map(({ ResTarget }) => ResTarget.name) ?? source.columns.map(({ name }) => name);
    for (const [at, { term }] of given.columns.entries())
      for (const root of term ? given.facts.rootsOf(term) : [])
        scope.facts.equal(`${source.id}.${columns[at]}`, root);
    this.insideOf([body.onConflictClause], scope);
    this.finish(scope);
    return { columns: this.output(returned(body), scope), facts: scope.facts };
  }

  UpdateStmt(body, scope) {
    this.tableSource(body.relation, scope);
    for (const from of body.fromClause ?? []) this.from(from, scope);
    this.condition(body.whereClause, scope);
    this.finish(scope);
    this.insideOf([body.targetList, body.returningClause], scope);
    return { columns: this.output(returned(body), scope), facts: scope.facts };
  }

  DeleteStmt(body, scope) {
    return this.UpdateStmt({ ...body, fromClause: body.usingClause }, scope);
  }

  // sources ---------------------------------------------------------------------------------------------------------

  from(node, scope) {
    if (node.RangeVar) return this.tableSource(node.RangeVar, scope);
    if (node.RangeSubselect) return this.derived(node.RangeSubselect, scope);
    if (node.RangeFunction) return this.rows(node.RangeFunction, scope);
    const join = node.JoinExpr;
    const left = this.from(join.larg, scope);
    const right = this.from(join.rarg, scope);
    for (const { String: name } of join.usingClause ?? []) {
      const [one, other] = [left, right].map((side) => this.columnOf([side].flat(), name.sval));
      scope.facts.equal(one, other);
    }
    this.condition(join.quals, scope);
    return [left, right].flat();
  }

  tableSource(range, scope) {
    const cte = scope.ctes.get(range.relname);
    const alias = range.alias?.aliasname ?? range.relname;
    if (cte) return this.derivedSource(alias, cte, scope);
    const table = this.tables.get(range.relname);
    if (!table) {
      // The tables of the database itself are on every node.
      if (!/^(pg_|information_schema)/.test(range.relname) && range.schemaname !== 'information_schema')
        this.unknown.push(`${range.relname} is no table that schema.sql knows`);
      return undefined;
    }
    const id = this.instance('t');
    const columns = table.columns.map((name) => ({ name, term: `${id}.${name}` }));
    const key = keyColumns[table.family];
    return this.addSource(scope, { id, alias, table, columns, keys: key ? [`${id}.${key}`] : [] });
  }

  derived(node, scope) {
    // A block that stands to the right sees what stands left of it.
    const outer = { ...scope, facts: scope.facts.pairs, outer: scope.outer };
    const found = this.block(node.subquery, outer);
    const columns = renamed(found.columns, node.alias?.colnames);
    return this.derivedSource(node.alias?.aliasname, { ...found, columns }, scope);
  }

  /** A block used as a source: each use has rows of its own, which come from where its columns come from. */
  derivedSource(alias, { columns, facts }, scope) {
    const id = this.instance('d');
    const own = columns.map(({ name, term }) => ({ name, term: `${id}.${name}`, from: term }));
    for (const [at, { term, from }] of own.entries()) {
      if (!from) continue;
      for (const root of facts.rootsOf(from)) scope.facts.equal(term, root);
      for (const other of own.slice(0, at))
        if (other.from && facts.areEqual(from, other.from)) scope.facts.equal(term, other.term);
      for (const seen of this.seenBy(scope)) if (facts.areEqual(from, seen)) scope.facts.equal(term, seen);
    }
    const keys = own.filter(({ term }) =>
      scope.facts.rootsOf(term).some((root) => /^(each|row) /.test(root)),
    );
    return this.addSource(scope, { id, alias, columns: own, keys: keys.map(({ term }) => term) });
  }

  seenBy(scope) {
    return scope.sources.flatMap(({ columns }) => columns.map(({ term }) => term));
  }

  rows(node, scope) {
    const call = node.functions[0].List.items[0].FuncCall;
    const id = this.instance('r');
    const name = call?.funcname.at(-1).String.sval;
    const args = (call?.args ?? []).map((arg) => this.paramOf(arg));
    this.insideOf([call?.args], scope);
    const given = node.alias?.colnames?.map(({ String }) => String.sval);
    const defined = node.coldeflist?.map(({ ColumnDef }) => ColumnDef.colname);
    const alias = node.alias?.aliasname ?? name;
    // The rows of a table, given as one parameter: its columns have their names.
    const shaped = /^jsonb?_populate_recordset$/.test(name) && this.tables.get(typeOf(call.args[0]));
    const names = given ?? defined ?? shaped?.columns ?? [alias];
    const columns = names.map((column) => ({ name: column, term: `${id}.${column}` }));
    for (const [at, { name: column, term }] of columns.entries()) {
      if (node.ordinality && at === columns.length - 1) scope.facts.equal(term, `row ${args[0]}`);
      else if (name === 'unnest' && args[at]) scope.facts.equal(term, `each ${args[at]}`);
      else if (defined && args[0]) scope.facts.equal(term, `each ${args[0]}.${column}`);
      else if (shaped && args[1]) scope.facts.equal(term, `each ${args[1]}.${column}`);
    }
    return this.addSource(scope, { id, alias, columns, keys: [] });
  }

  addSource(scope, source) {
    scope.sources.push(source);
    return source;
  }

  // conditions ------------------------------------------------------------------------------------------------------

  condition(node, scope) {
    if (!node) return;
    if (node.BoolExpr?.boolop === 'AND_EXPR') {
      for (const one of node.BoolExpr.args) this.condition(one, scope);
      return;
    }
    if (node.A_Expr) this.comparison(node.A_Expr, scope);
    const sub = node.SubLink;
    if (sub?.subLinkType === 'ANY_SUBLINK') {
      const found = this.block(sub.subselect, { ...scope, facts: scope.facts.pairs });
      const term = this.term(sub.testexpr, scope);
      const given = found.columns[0]?.term;
      if (term && given) for (const root of found.facts.rootsOf(given)) scope.facts.equal(term, root);
      return;
    }
    scope.inner.push(node);
  }

  comparison({ kind, name, lexpr, rexpr }, scope) {
    if (name?.at(-1).String.sval !== '=') return;
    const left = this.term(lexpr, scope);
    if (kind === 'AEXPR_OP') scope.facts.equal(left, this.term(rexpr, scope));
    if (kind === 'AEXPR_OP_ANY' && left) {
      const param = this.paramOf(rexpr);
      if (param) scope.facts.equal(left, `each ${param}`);
    }
    if (kind === 'AEXPR_IN' && left) {
      const items = rexpr.List.items.map((one) => this.paramOf(one) ?? '=');
      if (!items.includes('=')) scope.facts.equal(left, `each ${items.join(' ')}`);
    }
  }

  /** The blocks within expressions (exists, array, scalar) see all facts of the block around them. */
  insideOf(nodes, scope) {
    visitBlocks(nodes, (block) => this.block(block, { ...scope, facts: scope.facts.pairs }));
  }

  finish(scope) {
    this.insideOf([scope.inner], scope);
    const keyed = scope.sources.filter(({ keys }) => keys.length > 0);
    for (const { table, id } of scope.sources)
      if (table)
        this.touched.push({
          table,
          roots: keyColumns[table.family]
            ? scope.facts
                .rootsOf(`${id}.${keyColumns[table.family]}`)
                .filter((root) => !root.startsWith('row '))
            : [],
        });
    // What is joined has to be joined by the key (or by the row of the list that names it), else two keys meet.
    const [first, ...others] = keyed;
    if (!first) return;
    const isScalar = (source) =>
      source.keys.some((key) => scope.facts.rootsOf(key).some((root) => /^[$=]/.test(root)));
    const joined = new Set([first]);
    for (let grown = true; grown;) {
      grown = false;
      for (const other of others)
        if (
          !joined.has(other) &&
          [...joined].some((one) =>
            one.keys.some((key) => other.keys.some((its) => meet(scope.facts, key, its))),
          )
        )
          grown = Boolean(joined.add(other));
    }
    const lonely = others.find((one) => !joined.has(one) && !isScalar(one));
    if (lonely) this.problems.push(`${lonely.alias ?? lonely.id} is not joined by the key`);
  }

  // terms -----------------------------------------------------------------------------------------------------------

  term(node, scope) {
    if (!node) return undefined;
    if (node.TypeCast) return this.term(node.TypeCast.arg, scope);
    if (node.ParamRef) return `$${node.ParamRef.number}`;
    if (node.A_Const) return `=${JSON.stringify(node.A_Const.sval ?? node.A_Const.ival ?? null)}`;
    if (node.FuncCall?.funcname.at(-1).String.sval === 'unnest') {
      const param = this.paramOf(node.FuncCall.args[0]);
      return param && `each ${param}`;
    }
    return node.ColumnRef ? this.column(node.ColumnRef.fields, scope) : undefined;
  }

  paramOf(node) {
    if (node?.TypeCast) return this.paramOf(node.TypeCast.arg);
    if (node?.ParamRef) return `$${node.ParamRef.number}`;
    return undefined;
  }

  column(fields, scope) {
    const names = fields.map(({ String }) => String?.sval);
    const name = names.at(-1);
    if (name === undefined) return undefined;
    for (let at = scope; at; at = at.outer) {
      const sources =
        names.length > 1 ? at.sources.filter(({ alias }) => alias === names.at(-2)) : at.sources;
      const term = this.columnOf(sources, name);
      if (term) return term;
    }
    return undefined;
  }

  columnOf(sources, name) {
    for (const source of sources) {
      const column = source?.columns.find((one) => one.name === name);
      if (column) return column.term;
    }
    return undefined;
  }

  output(targets, scope) {
    return targets.flatMap(({ ResTarget: { name, val } }) => {
      const fields = val.ColumnRef?.fields;
      if (fields?.at(-1).A_Star) {
        const alias = fields.length > 1 ? fields[0].String.sval : undefined;
        const sources = scope.sources.filter((source) => alias === undefined || source.alias === alias);
        return sources.flatMap(({ columns }) =>
          columns.map((column) => ({ name: column.name, term: column.term })),
        );
      }
      return [{ name: name ?? fields?.at(-1).String.sval, term: this.term(val, scope) }];
    });
  }
}

/** What speaks to the database and of none of its tables. */
const namesNoTable = new Set([
  'CreateExtensionStmt',
  'CreateStmt',
  'ListenStmt',
  'NotifyStmt',
  'TransactionStmt',
  'VariableSetStmt',
  'VariableShowStmt',
]);

function meet(facts, left, right) {
  if (facts.areEqual(left, right)) return true;
  const rows = facts.rootsOf(left).filter((root) => root.startsWith('row '));
  return facts.rootsOf(right).some((root) => rows.includes(root));
}

const renamed = (columns, names) =>
  names ? columns.map((column, at) => ({ ...column, name: names[at]?.String.sval ?? column.name })) : columns;

const returned = ({ returningClause, returningList }) => returningClause?.exprs ?? returningList ?? [];

const typeOf = (node) => node?.TypeCast?.typeName.names.at(-1).String.sval;

/** Calls `enter` with each outermost block below some nodes. */
function visitBlocks(node, enter) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((one) => visitBlocks(one, enter));
  if (node.SubLink) {
    visitBlocks(node.SubLink.testexpr, enter);
    enter(node.SubLink.subselect);
    return;
  }
  Object.values(node).forEach((one) => visitBlocks(one, enter));
}
