import type { AccountId, SessionId, SignInRequestId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import type { RequestStanding } from './rules.ts';

/** A sign-in that devices are asked about or told of, as it is kept. */
export interface RequestRow extends RequestStanding {
  account_id: AccountId;
  request_id: SignInRequestId;
  ticket_id: string | null;
  ticket_hash: Buffer | null;
  number: string;
  wrong: number;
  client: string;
  network: string;
  place: string | null;
  asked_at: Date;
  session_id: SessionId | null;
}

const columns =
  'account_id, request_id, ticket_id, ticket_hash, number, wrong, state, client, network, place, asked_at, ends_at, lets_in_at, session_id';

/** Adds a request; false where its ticket has one already. */
export const insertRequest = async (db: Queryable, row: Omit<RequestRow, 'wrong'>): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into sign_in_requests (account_id, request_id, ticket_id, ticket_hash, number, state, client, network, place, asked_at, ends_at, lets_in_at, session_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [
      row.account_id,
      row.request_id,
      row.ticket_id,
      row.ticket_hash,
      row.number,
      row.state,
      row.client,
      row.network,
      row.place,
      row.asked_at,
      row.ends_at,
      row.lets_in_at,
      row.session_id,
    ],
  );
  return rowCount === 1;
};

/** The request of a ticket. */
export const readRequestByTicket = async (db: Queryable, hash: Buffer): Promise<RequestRow | undefined> =>
  (await db.query<RequestRow>(`select ${columns} from sign_in_requests where ticket_hash = $1`, [hash]))
    .rows[0];

/** Requests of an account that still ask, with a ticket that is good; the oldest first. */
export const readAsking = async (db: Queryable, id: AccountId, now: Date): Promise<RequestRow[]> =>
  (
    await db.query<RequestRow>(
      `select ${columns} from sign_in_requests r where account_id = $1 and state = 'asking' and ends_at > $2
         and exists (select 1 from sign_in_tickets t where t.account_id = r.account_id and t.ticket_id = r.ticket_id)
       order by asked_at`,
      [id, now],
    )
  ).rows;

/** Sign-ins since then that went in and still are, the newest first. */
export const readRecent = async (db: Queryable, id: AccountId, since: Date): Promise<RequestRow[]> =>
  (
    await db.query<RequestRow>(
      `select ${columns} from sign_in_requests r where account_id = $1 and state = 'signedIn' and asked_at > $2
         and exists (select 1 from sessions s where s.session_id = r.session_id)
       order by asked_at desc limit 20`,
      [id, since],
    )
  ).rows;

/** Counts a number that is typed, before it is looked at; undefined where there were too many, or nothing asks any more. */
export const spendNumber = async (
  db: Queryable,
  id: AccountId,
  { requestId, now, most }: { requestId: SignInRequestId; now: Date; most: number },
): Promise<RequestRow | undefined> =>
  (
    await db.query<RequestRow>(
      `update sign_in_requests set wrong = wrong + 1
       where account_id = $1 and request_id = $2 and state = 'asking' and ends_at > $3 and wrong < $4 returning ${columns}`,
      [id, requestId, now, most],
    )
  ).rows[0];

/** Lets a request be approved; false where somebody was faster. */
export const approveRequest = async (
  db: Queryable,
  id: AccountId,
  requestId: SignInRequestId,
): Promise<boolean> =>
  (
    await db.query(
      "update sign_in_requests set state = 'approved' where account_id = $1 and request_id = $2 and state = 'asking'",
      [id, requestId],
    )
  ).rowCount === 1;

/** Refuses a request, whatever became of it before; undefined where there is none. */
export const refuseRequest = async (
  db: Queryable,
  id: AccountId,
  requestId: SignInRequestId,
): Promise<RequestRow | undefined> =>
  (
    await db.query<RequestRow>(
      `update sign_in_requests set state = 'refused' where account_id = $1 and request_id = $2 and state <> 'refused' returning ${columns}`,
      [id, requestId],
    )
  ).rows[0];

/** Refuses whatever still asks. */
export const refuseAll = async (db: Queryable, id: AccountId): Promise<void> => {
  await db.query(
    "update sign_in_requests set state = 'refused' where account_id = $1 and state in ('asking', 'approved')",
    [id],
  );
};

/** Lets a request wait; the first moment that was said stays. Undefined where it asks no longer. */
export const startWait = async (
  db: Queryable,
  row: Pick<RequestRow, 'account_id' | 'request_id'>,
  { letsInAt, endsAt }: { letsInAt: Date; endsAt: Date },
): Promise<boolean> =>
  (
    await db.query(
      `update sign_in_requests set lets_in_at = $3, ends_at = $4
       where account_id = $1 and request_id = $2 and state = 'asking' and lets_in_at is null`,
      [row.account_id, row.request_id, letsInAt, endsAt],
    )
  ).rowCount === 1;

/** Notes which session a request has opened; undefined where the ticket had none. */
export const noteSignedIn = async (
  db: Queryable,
  { ticketId, sessionId, at }: { ticketId: string; sessionId: SessionId; at: Date },
): Promise<SignInRequestId | undefined> =>
  (
    await db.query<{ request_id: SignInRequestId }>(
      `update sign_in_requests set state = 'signedIn', session_id = $2, asked_at = $3, number = '', ticket_hash = null
       where ticket_id = $1 returning request_id`,
      [ticketId, sessionId, at],
    )
  ).rows[0]?.request_id;

/** Forgets what is over. */
export const deleteOldRequests = async (
  db: Queryable,
  { now, since }: { now: Date; since: Date },
): Promise<void> => {
  await db.query('delete from sign_in_requests where asked_at < $1 and ends_at < $2', [since, now]);
};

/** Does somebody want their devices to be asked? So until they say otherwise. */
export const readAsks = async (db: Queryable, id: AccountId): Promise<boolean> =>
  (await db.query<{ asks: boolean }>('select asks from approval_choices where account_id = $1', [id])).rows[0]
    ?.asks ?? true;

/** Lets somebody decide that. */
export const writeAsks = async (db: Queryable, id: AccountId, asks: boolean): Promise<void> => {
  await db.query(
    'insert into approval_choices (account_id, asks) values ($1, $2) on conflict (account_id) do update set asks = $2',
    [id, asks],
  );
};
