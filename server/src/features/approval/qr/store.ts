import type { AccountId, SessionId } from '@maru/contract';
import type { Queryable } from '../../../platform/db/index.ts';

/** A computer that shows a QR code, as it is kept. */
export interface QrRow {
  state: 'open' | 'read' | 'approved' | 'refused';
  client: string;
  address: string;
  browser_hash: Buffer | null;
  asked_at: Date;
  ends_at: Date;
  account_id: AccountId | null;
  session_id: SessionId | null;
}

const columns = 'state, client, address, browser_hash, asked_at, ends_at, account_id, session_id';

/** Whoever has read a code. */
export interface QrReader {
  accountId: AccountId;
  sessionId: SessionId;
}

/** Adds a code. */
export const insertQr = async (
  db: Queryable,
  row: Pick<QrRow, 'client' | 'address' | 'browser_hash' | 'asked_at' | 'ends_at'> & {
    code_hash: Buffer;
    ticket_hash: Buffer;
  },
): Promise<void> => {
  await db.query(
    `insert into qr_sign_ins (code_hash, ticket_hash, state, client, address, browser_hash, asked_at, ends_at)
     values ($1, $2, 'open', $3, $4, $5, $6, $7)`,
    [row.code_hash, row.ticket_hash, row.client, row.address, row.browser_hash, row.asked_at, row.ends_at],
  );
};

/** What became of the code that goes with this ticket. */
export const readQrByTicket = async (db: Queryable, hash: Buffer, now: Date): Promise<QrRow | undefined> =>
  (
    await db.query<QrRow>(`select ${columns} from qr_sign_ins where ticket_hash = $1 and ends_at > $2`, [
      hash,
      now,
    ])
  ).rows[0];

/** Makes a code the business of whoever reads it first; the same reader may do so again. */
export const claimQr = async (
  db: Queryable,
  hash: Buffer,
  { reader, now, endsAt }: { reader: QrReader; now: Date; endsAt: Date },
): Promise<QrRow | undefined> =>
  (
    await db.query<QrRow>(
      `update qr_sign_ins set state = 'read', account_id = $2, session_id = $3,
         ends_at = case state when 'open' then $5 else ends_at end
       where code_hash = $1 and ends_at > $4
         and (state = 'open' or (state = 'read' and account_id = $2 and session_id = $3)) returning ${columns}`,
      [hash, reader.accountId, reader.sessionId, now, endsAt],
    )
  ).rows[0];

/** The code that this reader has read and not answered. */
export const readClaimedQr = async (
  db: Queryable,
  hash: Buffer,
  { reader, now }: { reader: QrReader; now: Date },
): Promise<QrRow | undefined> =>
  (
    await db.query<QrRow>(
      `select ${columns} from qr_sign_ins
       where code_hash = $1 and account_id = $2 and session_id = $3 and state = 'read' and ends_at > $4`,
      [hash, reader.accountId, reader.sessionId, now],
    )
  ).rows[0];

/** Answers a code that this reader has read; false where it waits for no answer. */
export const answerQr = async (
  db: Queryable,
  hash: Buffer,
  { reader, now, state }: { reader: QrReader; now: Date; state: 'approved' | 'refused' },
): Promise<boolean> =>
  (
    await db.query(
      `update qr_sign_ins set state = $5
       where code_hash = $1 and account_id = $2 and session_id = $3 and state = 'read' and ends_at > $4`,
      [hash, reader.accountId, reader.sessionId, now, state],
    )
  ).rowCount === 1;

/** Uses up an approved code, while the phone that has approved it is still signed in. */
export const takeQr = async (db: Queryable, hash: Buffer, now: Date): Promise<QrRow | undefined> =>
  (
    await db.query<QrRow>(
      `delete from qr_sign_ins q where ticket_hash = $1 and state = 'approved' and ends_at > $2
         and exists (select 1 from sessions s where s.session_id = q.session_id) returning ${columns}`,
      [hash, now],
    )
  ).rows[0];

/** Takes away the codes that somebody has read. */
export const deleteQrOf = async (db: Queryable, id: AccountId): Promise<void> => {
  await db.query('delete from qr_sign_ins where account_id = $1', [id]);
};

/** Takes away what has waited too long. */
export const deleteOldQr = async (db: Queryable, now: Date): Promise<void> => {
  await db.query('delete from qr_sign_ins where ends_at <= $1', [now]);
};
