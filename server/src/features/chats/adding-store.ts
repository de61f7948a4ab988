import type { AccountId } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';

/**
 * Those among `ids` who let this person bring them into a group without asking: everybody may, or they have added
 * them. Who has blocked them, or wants to be asked, is not among them.
 */
export const whoComesAtOnce = async (
  db: Queryable,
  ids: readonly AccountId[],
  inviter: AccountId,
): Promise<Set<AccountId>> => {
  const { rows } = await db.query<{ account_id: AccountId }>(
    `select p.account_id from accounts p where p.account_id = any($1::uuid[])
       and case coalesce(p.settings ->> 'addToGroups', 'friends')
         when 'everyone' then true
         when 'friends' then exists (select from friends f where f.account_id = p.account_id and f.friend_id = $2)
         else false end
       and not exists (select from blocks b where b.account_id = p.account_id and b.blocked_id = $2)`,
    [ids, inviter],
  );
  return new Set(rows.map((row) => row.account_id));
};
