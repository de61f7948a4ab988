// Reads every statement of the server and says which tables it touches and whether one shard can answer it. On the hot path all
// must; elsewhere what needs more stands in one list, with its reason. `node tools/check-shards.mjs --report` tells of each.
import { loadModule, parseSync } from 'libpg-query';
import { isProgram, runAsProgram } from './check-report.mjs';
import { hotPath } from './shards/hot-path.mjs';
import { readModules } from './shards/modules.mjs';
import { placeStatement } from './shards/place.mjs';
import { reachFrom } from './shards/reach.mjs';
import { findStatements } from './shards/statements.mjs';
import { problemsOfTables, readTables } from './shards/tables.mjs';
import { readText } from './source-files.mjs';

const exceptionsFile = 'tools/shards/exceptions.json';

/** Every statement with where it goes: `{ file, line, name, place, tables, families, why, hot }`. */
export async function placeAll(root, beginnings = hotPath) {
  await loadModule();
  const modules = readModules(root);
  const tables = readTables(root);
  const hot = reachFrom(modules, Object.values(beginnings).flat());
  const placed = findStatements(modules).flatMap(({ texts, unread, ...where }) => {
    const isHot = hot.has(`${where.file}#${where.name}`);
    const unreadable =
      texts.length === 0 || unread ? [{ place: 'unread', why: `cannot be read: ${unread}` }] : [];
    return [...texts.map((text) => place(text, tables)), ...unreadable].map((found) => ({
      ...where,
      ...found,
      hot: isHot,
    }));
  });
  return { placed, tables };
}

function place(text, tables) {
  let stmts;
  try {
    ({ stmts } = parseSync(text));
  } catch (error) {
    return { place: 'unread', tables: [], why: `is not SQL: ${error.message}` };
  }
  return stmts.length === 1
    ? placeStatement(stmts[0].stmt, tables)
    : { place: 'unread', tables: [], why: `${stmts.length} statements in one` };
}

/** Checks the statements of the server below `root`. */
export async function checkShards(root, beginnings = hotPath) {
  const { placed, tables } = await placeAll(root, beginnings);
  const listed = JSON.parse(readText(root, exceptionsFile) ?? '{}');
  const excused = new Map(Object.entries(listed).flatMap(([why, names]) => names.map((name) => [name, why])));
  const bad = placed.filter(({ place: at }) => at === 'across' || at === 'unread');
  const used = new Set();
  const problems = problemsOfTables(tables);
  for (const one of bad) {
    const name = `${one.file}#${one.name}`;
    if (excused.has(name)) used.add(name);
    const rule = one.hot ? 'shards-hot-path' : 'shards-unlisted';
    if (one.hot || !excused.has(name))
      problems.push(`${one.file}:${one.line}: ${one.name}: ${one.why} [${rule}]`);
  }
  for (const name of excused.keys())
    if (!used.has(name))
      problems.push(`${exceptionsFile}: ${name} needs no exception any more [shards-unneeded]`);
  const count = (at) => placed.filter(({ place: its }) => its === at).length;
  const hot = placed.filter((one) => one.hot).length;
  const summary = `${placed.length} statements: ${count('one')} for one shard, ${count('keys')} for the shard of each key, ${count('across')} across, ${hot} on the hot path`;
  return { problems, summary };
}

async function report(root) {
  for (const { file, line, name, place: at, hot, tables = [], families = [], why = '' } of (
    await placeAll(root)
  ).placed)
    console.log(
      [at, hot ? 'hot' : '', `${file}:${line}`, name, tables.join(','), families.join(','), why].join('\t'),
    );
}

if (isProgram(import.meta.url) && process.argv[2] === '--report') await report(process.cwd());
else await runAsProgram(import.meta.url, (root) => checkShards(root));
