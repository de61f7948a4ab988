import type { AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { insertAccount } from './store.ts';

/** What an account begins with. */
export interface NewAccount {
  kind: 'person' | 'guest';
  handle: string | null;
  name: string;
  passwordHash: string | null;
  operator?: boolean;
}

/** The refusal behind a broken rule of uniqueness. */
export const asHandleTaken = (error: unknown): never => {
  throw (error as { code?: string }).code === '23505' ? refuse('handle_taken') : error;
};

/** Makes an account and its log. Refuses handle_taken. */
export const createAccount = async (house: House, tx: Tx, account: NewAccount): Promise<AccountId> => {
  const id = v7({ msecs: house.clock.now().getTime() }) as AccountId;
  await insertAccount(tx, {
    account_id: id,
    kind: account.kind,
    handle: account.handle,
    name: account.name,
    password_hash: account.passwordHash,
    operator: account.operator ?? false,
    created_at: house.clock.now(),
  }).catch(asHandleTaken);
  await house.log.create(tx, [accountLog(id)]);
  return id;
};
