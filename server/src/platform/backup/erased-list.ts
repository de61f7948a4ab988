import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** An account that was erased, as it stands in the list: an id and a moment, and nothing that says whose it was. */
export interface ErasedAccount {
  accountId: string;
  at: string;
}

/** Beside the database, so that it outlives one that is lost or wound back. */
export const erasedListName = 'erased-accounts.jsonl';

const isErased = (value: Partial<ErasedAccount>): value is ErasedAccount =>
  /^[0-9a-f-]{36}$/.test(value.accountId ?? '') && !Number.isNaN(Date.parse(value.at ?? ''));

/** The list that a text holds. Lines that nobody can read are left out. Pure. */
export const parseErasedList = (text: string): ErasedAccount[] =>
  text.split('\n').flatMap((line) => {
    try {
      const value = JSON.parse(line) as Partial<ErasedAccount>;
      return isErased(value) ? [{ accountId: value.accountId, at: value.at }] : [];
    } catch {
      return [];
    }
  });

/** Reads such a list; empty where there is none. */
export const readErasedList = async (file: string): Promise<ErasedAccount[]> =>
  parseErasedList(await readFile(file, 'utf8').catch(() => ''));

/** Notes that an account is being erased; noted twice where that was interrupted, which does no harm. */
export const noteErasedAccount = async (
  dataDir: string,
  { accountId, at }: { accountId: string; at: Date },
): Promise<void> => {
  const line = { accountId, at: at.toISOString() } satisfies ErasedAccount;
  await appendFile(join(dataDir, erasedListName), `${JSON.stringify(line)}\n`, { mode: 0o600 });
};

/** Lists put together, each account once, as a text. Pure. */
export const wordErasedList = (lists: readonly ErasedAccount[]): string =>
  [...new Map(lists.map((one) => [one.accountId, one])).values()]
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');

/** Puts lists together and writes them; nothing where nobody is in them. */
export const writeErasedList = async (file: string, lists: readonly ErasedAccount[]): Promise<void> => {
  if (lists.length > 0) await writeFile(file, wordErasedList(lists), { mode: 0o600 });
};

/**
 * Lets accounts go that came back with a backup and had been erased since: signed out and seen by nobody at once, erased by
 * the job of the host in the first minute after its start. Gives how many there were.
 */
export const letErasedGo = async (client: pg.Client, erased: readonly ErasedAccount[]): Promise<number> => {
  const ids = erased.map(({ accountId }) => accountId);
  const { rowCount } = await client.query(
    `update accounts set leaves_at = to_timestamp(0) where account_id = any($1::uuid[]) and kind <> 'gone'`,
    [ids],
  );
  await client.query('delete from sessions where account_id = any($1::uuid[])', [ids]);
  return rowCount ?? 0;
};
