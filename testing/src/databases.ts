import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loadDb } from './server-shape.ts';

/** The database that every throwaway database is a copy of: the schema, and nothing in it. */
export const templateName = 'maru_template';

/** The same database over TCP, for a test that stands on the line: the one of the tests is reached on a socket. */
export const overTcp = (url: string): URL => {
  const copy = new URL(url);
  copy.hostname = '127.0.0.1';
  return copy;
};

const withName = (url: string, name: string): string => {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.href;
};

const run = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** Makes the template once, with the schema of this program. It has its name when it is whole: whoever wants a copy waits for it. */
export const makeTemplate = async (baseUrl: string): Promise<void> => {
  const half = `${templateName}_half`;
  await run(baseUrl, `create database ${half}`);
  const { openDatabase, migrate } = await loadDb();
  const db = openDatabase(withName(baseUrl, half));
  try {
    await migrate(db);
  } finally {
    await db.close();
  }
  await run(baseUrl, `alter database ${half} rename to ${templateName}`);
};

/** The template is being copied, or is not there yet. */
const passing = new Set(['55006', '3D000']);

/** A database of its own, and how to be rid of it. */
export interface ThrowawayDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Copies the template, once it is there. Only one copy can be made at a time, so that a second one may have to wait a moment. */
export const makeDatabase = async (baseUrl: string): Promise<ThrowawayDatabase> => {
  const name = `maru_${randomBytes(6).toString('hex')}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await run(baseUrl, `create database ${name} template ${templateName} strategy file_copy`);
      break;
    } catch (error) {
      if (!passing.has((error as { code?: string }).code ?? '') || attempt >= 1_200) throw error;
      await sleep(50);
    }
  }
  return {
    url: withName(baseUrl, name),
    drop: () => run(baseUrl, `drop database if exists ${name} with (force)`),
  };
};
