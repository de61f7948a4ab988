import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/** Is there a session of an account that was used since this moment? */
export const hasSessionSince = async (db: Queryable, id: AccountId, since: Date): Promise<boolean> =>
  (await db.query('select 1 from sessions where account_id = $1 and last_used_at > $2 limit 1', [id, since]))
    .rowCount === 1;
