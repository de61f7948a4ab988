import type { AccountId, PictureId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Keeps a second process from making the world at the same time. */
export const lockWorld = async (db: Queryable): Promise<void> => {
  await db.query('select pg_advisory_xact_lock(7234002)');
};

/** The demo people, in the order in which they are offered; none where the world is not made. */
export const readDemoPeople = async (db: Queryable): Promise<AccountId[]> =>
  (await db.query<{ account_id: AccountId }>('select account_id from demo_people order by place')).rows.map(
    (row) => row.account_id,
  );

/** Those of these handles that somebody has. */
export const readTakenHandles = async (db: Queryable, handles: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await db.query<{ handle: string }>('select handle from accounts where handle = any($1)', [handles])
    ).rows.map((row) => row.handle),
  );

/** The rows of a world that is made at one stroke, by table. */
export interface WorldRows {
  accounts: {
    account_id: AccountId;
    kind: 'person';
    handle: string;
    name: string;
    status: string;
    created_at: Date;
  }[];
  demo_people: { account_id: AccountId; place: number }[];
  friends: { account_id: AccountId; friend_id: AccountId; favourite: boolean; added_at: Date }[];
  added_by: { account_id: AccountId; by_id: AccountId; at: Date; answered: boolean }[];
  chats: {
    chat_id: string;
    kind: string;
    name: string | null;
    photo: PictureId | null;
    created_by: AccountId;
    created_at: Date;
    member_count: number;
    link_on: boolean;
    link_code: string | null;
  }[];
  direct_chats: { account_id: AccountId; other_id: AccountId; chat_id: string }[];
  chat_members: {
    chat_id: string;
    account_id: AccountId;
    role: string;
    joined_seq: number;
    read_seq: number;
    joined_at: Date;
  }[];
  account_chats: {
    account_id: AccountId;
    chat_id: string;
    joined_at: Date;
    read_seq: number;
    pinned_at: Date | null;
    muted_until: Date | null;
  }[];
  invitations: { account_id: AccountId; chat_id: string; inviter_id: AccountId; at: Date }[];
  folders: { account_id: AccountId; folders: unknown }[];
  message_changes: {
    chat_id: string;
    seq: number;
    text: string | null;
    edited_at: Date | null;
    deleted_at: Date | null;
  }[];
  message_earlier_texts: { chat_id: string; seq: number; at: Date; text: string }[];
  polls: object[];
  poll_votes: object[];
  events: object[];
  event_answers: object[];
  todo_lists: object[];
  todo_items: object[];
  message_reactions: { chat_id: string; seq: number; account_id: AccountId; emoji: string; at: Date }[];
}

/** Adds the rows of one table, all in one statement; columns that are not named keep their defaults. */
export const insertRows = async <Table extends keyof WorldRows>(
  db: Queryable,
  table: Table,
  rows: WorldRows[Table],
): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await db.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
};

/** Gives somebody their photo. */
export const setPhoto = async (db: Queryable, accountId: AccountId, photo: PictureId): Promise<void> => {
  await db.query('update accounts set photo = $2 where account_id = $1', [accountId, photo]);
};
