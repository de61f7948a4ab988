import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';

/** Notes whether an account rests until a guardian consents. */
export const updateGuarded = async (tx: Tx, id: AccountId, guarded: boolean): Promise<void> => {
  await tx.query('update accounts set guarded = $2 where account_id = $1', [id, guarded]);
};
