// Reads the migrations since the last release: each has to leave alone what the version before still asks for, and may not hold
// everybody up. What it cannot do otherwise it says in the file: `-- allowed: <rule>: <why>`.
import { loadModule, parseSync } from 'libpg-query';
import { runAsProgram } from './check-report.mjs';
import { readTables } from './shards/tables.mjs';
import { listFiles, readText } from './source-files.mjs';

const folder = 'server/migrations';

/** Tables that stay small on the largest host: a lock or a scan of these is over at once. */
const small = new Set([
  'audit_head',
  'consent_texts',
  'host',
  'host_settings',
  'leases',
  'migrations',
  'processes',
  'secret_marks',
]);

/** Checks the migrations below `root` that are newer than the release in `released.json`. */
export async function checkMigrations(root) {
  await loadModule();
  const released = JSON.parse(readText(root, `${folder}/released.json`) ?? '{"migration":""}').migration;
  const files = listFiles(root, [folder], /^\d{4}_\w+\.sql$/);
  const isNew = (file) => file.slice(folder.length + 1) > released;
  const old = new Set(readTables(root).keys());
  const parsed = files.filter(isNew).map((file) => ({ file, text: readText(root, file) }));
  for (const one of parsed) one.stmts = parseSync(one.text).stmts.map(({ stmt }) => Object.entries(stmt)[0]);
  // A table that one of these makes is nobody's yet.
  for (const { stmts } of parsed)
    for (const [kind, body] of stmts) if (kind === 'CreateStmt') old.delete(body.relation.relname);
  for (const table of droppedIn(parsed)) old.add(table);
  const isOld = (table) => old.has(table);
  const problems = parsed.flatMap((one) => problemsOf(one, isOld));
  return { problems, summary: `${parsed.length} migrations since ${released}` };
}

function droppedIn(parsed) {
  const made = new Set(
    parsed.flatMap(({ stmts }) =>
      stmts.flatMap(([kind, body]) => (kind === 'CreateStmt' ? [body.relation.relname] : [])),
    ),
  );
  const named = parsed.flatMap(({ stmts }) =>
    stmts.flatMap(([kind, body]) => [
      ...(kind === 'RenameStmt' && body.renameType === 'OBJECT_TABLE' ? [body.relation.relname] : []),
      ...(kind === 'DropStmt' && body.removeType === 'OBJECT_TABLE'
        ? body.objects.map(({ List }) => List.items.at(-1).String.sval)
        : []),
    ]),
  );
  return named.filter((table) => !made.has(table));
}

function problemsOf({ file, text, stmts }, isOld) {
  const found = new Map();
  const note = (rule, what) => found.set(rule, [...(found.get(rule) ?? []), what]);
  const isBackfill = text.startsWith('-- backfill');
  for (const [kind, body] of stmts) rules[kind]?.(body, { isOld, note, isBackfill, file });
  const allowed = [...text.matchAll(/^-- allowed: ([a-z-]+): \S.+$/gm)].map(([, rule]) => rule);
  return [
    ...[...found]
      .filter(([rule]) => !allowed.includes(rule))
      .flatMap(([rule, list]) => list.map((what) => `${file}: ${what} [${rule}]`)),
    ...allowed
      .filter((rule) => !found.has(rule))
      .map((rule) => `${file}: allows ${rule}, which it does not need [allowed-unneeded]`),
  ];
}

const isLarge = (table, isOld) => isOld(table) && !small.has(table);

const changes = {
  AT_DropColumn: (_c, table) => [
    'drops-what-is-used',
    `drops a column of ${table}, which the version before still names`,
  ],
  AT_AlterColumnType: (_c, table) => [
    'rewrites',
    `changes the type of a column of ${table}: a copy of the whole table under a lock`,
  ],
  AT_SetNotNull: (_c, table) => [
    'scans-under-lock',
    `reads all of ${table} under a lock for a not null: add a check not valid, validate it, then set it`,
  ],
  AT_AddColumn({ def }, table) {
    const kinds = (def.ColumnDef.constraints ?? []).map(({ Constraint }) => Constraint.contype);
    if (kinds.includes('CONSTR_NOTNULL') && !kinds.includes('CONSTR_DEFAULT'))
      return [
        'needs-a-default',
        `adds ${def.ColumnDef.colname} to ${table} as not null without a default: the version before does not fill it in`,
      ];
    if (kinds.includes('CONSTR_UNIQUE') || kinds.includes('CONSTR_PRIMARY'))
      return ['index-under-lock', `adds a unique column to ${table}: its index is built under a lock`];
    return undefined;
  },
  AT_AddConstraint({ def }, table) {
    const { contype, skip_validation: unchecked, indexname } = def.Constraint;
    if (['CONSTR_UNIQUE', 'CONSTR_PRIMARY'].includes(contype) && !indexname)
      return ['index-under-lock', `adds a unique rule to ${table}: its index is built under a lock`];
    if (['CONSTR_CHECK', 'CONSTR_FOREIGN'].includes(contype) && !unchecked)
      return [
        'scans-under-lock',
        `reads all of ${table} under a lock for a rule: add it not valid, and validate it later`,
      ];
    return undefined;
  },
};

const rules = {
  RenameStmt({ relation, renameType, subname, relationType }, { isOld, note }) {
    if (!relation || !isOld(relation.relname)) return;
    if (renameType === 'OBJECT_TABLE')
      note('renames-what-is-used', `renames ${relation.relname}, which the version before still names`);
    if (renameType === 'OBJECT_COLUMN' && relationType === 'OBJECT_TABLE')
      note(
        'renames-what-is-used',
        `renames ${relation.relname}.${subname}, which the version before still names`,
      );
  },
  DropStmt({ removeType, objects }, { isOld, note }) {
    if (removeType !== 'OBJECT_TABLE') return;
    for (const { List } of objects) {
      const table = List.items.at(-1).String.sval;
      if (isOld(table)) note('drops-what-is-used', `drops ${table}, which the version before still names`);
    }
  },
  AlterTableStmt({ relation, cmds }, { isOld, note }) {
    const table = relation.relname;
    if (!isOld(table)) return;
    for (const { AlterTableCmd: command } of cmds) {
      const problem = changes[command.subtype]?.(command, table);
      const isQuick =
        small.has(table) && ['scans-under-lock', 'index-under-lock', 'rewrites'].includes(problem?.[0]);
      if (problem && !isQuick) note(...problem);
    }
  },
  IndexStmt({ relation, concurrent }, { isOld, note }) {
    if (isLarge(relation.relname, isOld) && !concurrent)
      note(
        'index-under-lock',
        `makes an index on ${relation.relname} and lets nobody write meanwhile (create index concurrently, in a migration of its own that begins with "-- concurrently")`,
      );
  },
  UpdateStmt: (body, given) => changesMany(body, given),
  DeleteStmt: (body, given) => changesMany(body, given),
};

function changesMany({ relation }, { isOld, note, isBackfill }) {
  if (isLarge(relation.relname, isOld) && !isBackfill)
    note(
      'changes-many-at-once',
      `changes rows of ${relation.relname} in one transaction: copy and mend in a "-- backfill", some at a time`,
    );
}

await runAsProgram(import.meta.url, checkMigrations);
