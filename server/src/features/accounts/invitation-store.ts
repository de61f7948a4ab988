import type { AccountId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** An invitation to this host, as it is kept. */
export interface InvitationRow {
  invitation_id: string;
  made_at: Date;
  ends_at: Date;
  used_by: AccountId | null;
  used_at: Date | null;
}

/** Keeps an invitation; only the hash of its code. */
export const insertInvitation = async (
  db: Queryable,
  row: { account_id: AccountId; invitation_id: string; code_hash: Buffer; made_at: Date; ends_at: Date },
): Promise<void> => {
  await db.query(
    'insert into host_invitations (account_id, invitation_id, code_hash, made_at, ends_at) values ($1, $2, $3, $4, $5)',
    [row.account_id, row.invitation_id, row.code_hash, row.made_at, row.ends_at],
  );
};

/** Those of one person, the newest first. */
export const readInvitations = async (db: Queryable, me: AccountId): Promise<InvitationRow[]> =>
  (
    await db.query<InvitationRow>(
      `select invitation_id, made_at, ends_at, used_by, used_at from host_invitations
       where account_id = $1 order by made_at desc limit 50`,
      [me],
    )
  ).rows;

/** Would an invitation with this code let somebody in now? */
export const isGood = async (db: Queryable, codeHash: Buffer, now: Date): Promise<boolean> =>
  (
    await db.query(
      'select 1 from host_invitations where code_hash = $1 and used_at is null and ends_at > $2',
      [codeHash, now],
    )
  ).rowCount === 1;

/** Uses an invitation up; false where it is not good any more. */
export const takeInvitation = async (
  tx: Tx,
  codeHash: Buffer,
  { by, at }: { by: AccountId; at: Date },
): Promise<boolean> =>
  (
    await tx.query(
      `update host_invitations set used_by = $2, used_at = $3
       where code_hash = $1 and used_at is null and ends_at > $3`,
      [codeHash, by, at],
    )
  ).rowCount === 1;

/** Takes an unused invitation back. */
export const deleteInvitation = async (db: Queryable, me: AccountId, id: string): Promise<void> => {
  await db.query(
    'delete from host_invitations where account_id = $1 and invitation_id = $2 and used_at is null',
    [me, id],
  );
};
