import {
  goneName,
  type AccountId,
  type AccountSettings,
  type DeviceId,
  type PictureId,
  type SessionId,
} from '@maru/contract';
import { gather, type Queryable } from '../../platform/db/index.ts';

/** An account as it is kept. */
export interface AccountRow {
  account_id: AccountId;
  kind: 'person' | 'guest';
  handle: string | null;
  name: string;
  password_hash: string | null;
  operator: boolean;
  photo: PictureId | null;
  cover: PictureId | null;
  status: string;
  settings: Partial<AccountSettings>;
  created_at: Date;
  /** Not everybody sees the same of it. */
  many_faced: boolean;
  /** Deleted, or about to be: nobody sees more of it than that. */
  gone: boolean;
}

/** What is left of an account for others, once it leaves. */
const veilGone = (row: AccountRow): AccountRow =>
  row.gone
    ? {
        ...row,
        kind: 'guest',
        handle: null,
        name: goneName,
        photo: null,
        cover: null,
        status: '',
        settings: { seesOnline: 'nobody', seesLastSeen: 'nobody' },
        many_faced: false,
      }
    : row;

/** Why somebody may not come in, or until when they may come back. */
interface Standing {
  reason: string | null;
  ends_at: Date | null;
  leaves_at: Date | null;
  guarded: boolean;
}

/** A session as it is kept. */
export interface SessionRow {
  session_id: SessionId;
  account_id: AccountId;
  device_id: DeviceId;
  client: string;
  created_at: Date;
  last_used_at: Date;
}

const columns =
  "account_id, kind, handle, name, password_hash, operator, photo, cover, status, settings, created_at, (many_faced or shuns) as many_faced, (kind = 'gone' or leaves_at is not null) as gone";

/** Accounts and guests by id; of those that leave or have left, no more than that. */
export const readAccounts = async (db: Queryable, ids: readonly AccountId[]): Promise<AccountRow[]> =>
  (
    await db.query<AccountRow>(
      `select ${columns} from accounts where account_id = any($1::uuid[])`,
      [ids],
      'often',
    )
  ).rows.map(veilGone);

/** The same for many who ask at once, when many connect. */
export const readAccountsTogether = gather(async (db, wishes: (readonly AccountId[])[]) => {
  const rows = await readAccounts(db, [...new Set(wishes.flat())]);
  const byId = new Map(rows.map((row) => [row.account_id, row]));
  return (ids): AccountRow[] => ids.flatMap((id) => byId.get(id) ?? []);
});

/** The account with this handle. */
export const readAccountByHandle = async (db: Queryable, handle: string): Promise<AccountRow | undefined> =>
  (await db.query<AccountRow>(`select ${columns} from accounts where handle = $1`, [handle])).rows[0];

/** Does somebody look after this host already? The people of a demo world do not. */
export const hasOperator = async (db: Queryable): Promise<boolean> =>
  (await db.query("select 1 from accounts where kind = 'person' and operator limit 1")).rowCount === 1;

/** Stands in the way of a second "first account" of a new host. */
export const lockFirstAccount = async (db: Queryable): Promise<void> => {
  await db.query('select 1 from host for update');
};

/** A new account. */
export type NewAccountRow = Pick<
  AccountRow,
  'account_id' | 'kind' | 'handle' | 'name' | 'password_hash' | 'operator' | 'created_at'
>;

/** Adds an account. Throws unique_violation when the handle is taken. */
export const insertAccount = async (db: Queryable, row: NewAccountRow): Promise<void> => {
  await db.query(
    `insert into accounts (account_id, kind, handle, name, password_hash, operator, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.account_id, row.kind, row.handle, row.name, row.password_hash, row.operator, row.created_at],
  );
};

/** Changes a profile; undefined stays as it is. */
export const updateAccount = async (
  db: Queryable,
  id: AccountId,
  change: {
    name?: string | undefined;
    status?: string | undefined;
    photo?: PictureId | null | undefined;
    cover?: PictureId | null | undefined;
  },
): Promise<AccountRow> => {
  const { rows } = await db.query<AccountRow>(
    `update accounts set name = coalesce($2, name), status = coalesce($3, status),
       photo = case when $4 then $5::uuid else photo end, cover = case when $6 then $7::uuid else cover end
     where account_id = $1 returning ${columns}`,
    [
      id,
      change.name ?? null,
      change.status ?? null,
      change.photo !== undefined,
      change.photo ?? null,
      change.cover !== undefined,
      change.cover ?? null,
    ],
  );
  return rows[0] as AccountRow;
};

/** Replaces a password's hash, unless it has changed meanwhile. */
export const updatePasswordHash = async (
  db: Queryable,
  id: AccountId,
  { before, after }: { before: string; after: string },
): Promise<void> => {
  await db.query('update accounts set password_hash = $3 where account_id = $1 and password_hash = $2', [
    id,
    before,
    after,
  ]);
};

/** Sets a password's hash. */
export const setPasswordHash = async (db: Queryable, id: AccountId, hash: string): Promise<void> => {
  await db.query('update accounts set password_hash = $2 where account_id = $1', [id, hash]);
};

/** Changes a handle. Throws unique_violation when it is taken. */
export const setHandle = async (db: Queryable, id: AccountId, handle: string): Promise<AccountRow> =>
  (
    await db.query<AccountRow>(`update accounts set handle = $2 where account_id = $1 returning ${columns}`, [
      id,
      handle,
    ])
  ).rows[0] as AccountRow;

/** Merges settings. */
export const mergeSettings = async (
  db: Queryable,
  id: AccountId,
  change: Partial<AccountSettings>,
): Promise<Partial<AccountSettings>> => {
  const { rows } = await db.query<Pick<AccountRow, 'settings'>>(
    'update accounts set settings = settings || $2 where account_id = $1 returning settings',
    [id, change],
  );
  return (rows[0] as AccountRow).settings;
};

/** Turns a guest into a person. Throws unique_violation when the handle is taken. */
export const makePerson = async (
  db: Queryable,
  row: { account_id: AccountId; handle: string; name: string; password_hash: string },
): Promise<AccountRow> => {
  const { rows } = await db.query<AccountRow>(
    `update accounts set kind = 'person', handle = $2, name = $3, password_hash = $4 where account_id = $1 returning ${columns}`,
    [row.account_id, row.handle, row.name, row.password_hash],
  );
  return rows[0] as AccountRow;
};

/** Does this picture belong to this account? */
export const ownsPicture = async (db: Queryable, id: AccountId, picture: PictureId): Promise<boolean> =>
  (await db.query('select 1 from pictures where account_id = $1 and picture_id = $2', [id, picture]))
    .rowCount === 1;

/** Adds a session; only the hash of its token is kept. */
export const insertSession = async (
  db: Queryable,
  row: SessionRow & { token_hash: Buffer; proved_at: Date | null },
): Promise<void> => {
  await db.query(
    'insert into sessions (session_id, token_hash, account_id, device_id, client, created_at, secret_made_at, last_used_at, proved_at) values ($1, $2, $3, $4, $5, $6, $6, $7, $8)',
    [
      row.session_id,
      row.token_hash,
      row.account_id,
      row.device_id,
      row.client,
      row.created_at,
      row.last_used_at,
      row.proved_at,
    ],
  );
};

/** A session with its account and its secrets. */
export type FoundSession = SessionRow &
  AccountRow &
  Standing & { secret_made_at: Date; next_hash: Buffer | null; next_made_at: Date | null };

const findSessions = async (
  db: Queryable,
  where: string,
  value: readonly Buffer[] | SessionId,
): Promise<(FoundSession & { token_hash: Buffer })[]> =>
  (
    await db.query<FoundSession & { token_hash: Buffer }>(
      `select s.session_id, s.token_hash, s.device_id, s.created_at, s.last_used_at, s.secret_made_at, s.next_hash, s.next_made_at,
         a.account_id, a.kind, a.handle, a.name, a.operator, a.leaves_at, a.guarded, k.reason, k.ends_at
       from sessions s join accounts a using (account_id) left join suspensions k using (account_id) where ${where}`,
      [value],
      'often',
    )
  ).rows;

/** Finds the sessions of tokens, the present one or the next, with their accounts: of many who come at once. */
export const readSessionByToken = gather(async (db, hashes: Buffer[]) => {
  const where = '(s.token_hash = any($1::bytea[]) or s.next_hash = any($1::bytea[]))';
  const found = new Map<string, FoundSession>();
  for (const { token_hash: present, ...session } of await findSessions(db, where, hashes)) {
    found.set(present.toString('hex'), session);
    if (session.next_hash) found.set(session.next_hash.toString('hex'), session);
  }
  return (hash): FoundSession | undefined => found.get(hash.toString('hex'));
});

/** A session with its account. */
export const readSession = async (db: Queryable, id: SessionId): Promise<FoundSession | undefined> =>
  (await findSessions(db, 's.session_id = $1', id))[0];

/** Notes that sessions are used, and so their devices. */
export const touchSessions = async (db: Queryable, ids: readonly SessionId[], at: Date): Promise<void> => {
  await db.query(
    `with used as (
       update sessions set last_used_at = $2 where session_id = any($1::uuid[]) and last_used_at < $2
       returning account_id, device_id)
     update devices d set last_used_at = $2 from used u
     where d.account_id = u.account_id and d.device_id = u.device_id and d.last_used_at < $2`,
    [ids, at],
  );
};

/** Notes when the person at a session last proved who they are. */
export const updateProvedAt = async (db: Queryable, id: SessionId, at: Date): Promise<void> => {
  await db.query('update sessions set proved_at = $2 where session_id = $1', [id, at]);
};

/** When the person at a session last proved who they are. */
export const readProvedAt = async (db: Queryable, id: SessionId): Promise<Date | null> =>
  (await db.query<{ proved_at: Date | null }>('select proved_at from sessions where session_id = $1', [id]))
    .rows[0]?.proved_at ?? null;

/** Ends all sessions of an account. */
export const deleteSessions = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('delete from sessions where account_id = $1', [accountId]);
};

/** Ends sessions not used since this moment. */
export const deleteIdleSessions = async (db: Queryable, since: Date): Promise<void> => {
  await db.query('delete from sessions where last_used_at < $1', [since]);
};

/** Ends sessions that were opened before this moment, and gives which they were. */
export const deleteOldSessions = async (
  db: Queryable,
  before: Date,
): Promise<{ account_id: AccountId; session_id: SessionId }[]> =>
  (
    await db.query<{ account_id: AccountId; session_id: SessionId }>(
      'delete from sessions where created_at < $1 returning account_id, session_id',
      [before],
    )
  ).rows;

/** Makes somebody an operator or no longer; false where they were that already, or are a guest. */
export const setOperator = async (db: Queryable, id: AccountId, operator: boolean): Promise<boolean> =>
  (
    await db.query(
      "update accounts set operator = $2 where account_id = $1 and kind = 'person' and operator <> $2",
      [id, operator],
    )
  ).rowCount === 1;
