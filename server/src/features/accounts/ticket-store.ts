import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** A sign-in that waits for its second step. */
export interface TicketRow {
  ticket_id: string;
  account_id: AccountId;
  client: string;
  address: string;
  browser_hash: Buffer | null;
  tries: number;
  created_at: Date;
  ends_at: Date;
}

const columns = 'ticket_id, account_id, client, address, browser_hash, tries, created_at, ends_at';

/** Adds a ticket. */
export const insertTicket = async (
  db: Queryable,
  row: Omit<TicketRow, 'tries'> & { token_hash: Buffer },
): Promise<void> => {
  await db.query(
    `insert into sign_in_tickets (ticket_id, token_hash, account_id, client, address, browser_hash, created_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.ticket_id,
      row.token_hash,
      row.account_id,
      row.client,
      row.address,
      row.browser_hash,
      row.created_at,
      row.ends_at,
    ],
  );
};

/** The ticket with this token, while it lasts. */
export const readTicket = async (db: Queryable, hash: Buffer, now: Date): Promise<TicketRow | undefined> =>
  (
    await db.query<TicketRow>(
      `select ${columns} from sign_in_tickets where token_hash = $1 and ends_at > $2`,
      [hash, now],
    )
  ).rows[0];

/** Counts a try, while some are left; undefined where the ticket is gone. */
export const spendTicketTry = async (
  db: Queryable,
  hash: Buffer,
  { now, most }: { now: Date; most: number },
): Promise<TicketRow | undefined> =>
  (
    await db.query<TicketRow>(
      `update sign_in_tickets set tries = tries + 1 where token_hash = $1 and ends_at > $2 and tries < $3 returning ${columns}`,
      [hash, now, most],
    )
  ).rows[0];

/** Takes a ticket away; false where somebody was faster. */
export const deleteTicket = async (db: Queryable, accountId: AccountId, ticketId: string): Promise<boolean> =>
  (
    await db.query('delete from sign_in_tickets where account_id = $1 and ticket_id = $2', [
      accountId,
      ticketId,
    ])
  ).rowCount === 1;

/** Lets a ticket last until then. */
export const updateTicketEnd = async (
  db: Queryable,
  { account_id: accountId, ticket_id: ticketId }: Pick<TicketRow, 'account_id' | 'ticket_id'>,
  endsAt: Date,
): Promise<void> => {
  await db.query('update sign_in_tickets set ends_at = $3 where account_id = $1 and ticket_id = $2', [
    accountId,
    ticketId,
    endsAt,
  ]);
};

/** Takes away the ticket with this token; false where somebody was faster. */
export const deleteTicketByToken = async (db: Queryable, hash: Buffer): Promise<boolean> =>
  (await db.query('delete from sign_in_tickets where token_hash = $1', [hash])).rowCount === 1;

/** Takes all tickets of an account away. */
export const deleteTickets = async (db: Queryable, accountId: AccountId): Promise<void> => {
  await db.query('delete from sign_in_tickets where account_id = $1', [accountId]);
};

/** Takes away what has waited too long. */
export const deleteOldTickets = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from sign_in_tickets where ends_at <= $1', [now]);
};
