import type { SignedVerb } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { findFrozenAt, freezeAccount, hasPassword, unfreezeAccount } from '../../accounts/index.ts';
import { tellDevices } from '../../login/index.ts';
import { deleteQrOf } from '../qr/store.ts';
import { refuseAll } from '../store.ts';

/** Freezes my account. A second time signs out whatever has come in meanwhile. */
export const freeze: SignedVerb<'approval.freeze'> = async ({ house, who, via }) => {
  const { accountId, sessionId } = who;
  if (!(await hasPassword(house, accountId))) throw refuse('freeze_needs_password');
  await house.db.transaction(async (tx) => {
    const isNew = await freezeAccount(house, tx, { accountId, keep: sessionId });
    await refuseAll(tx, accountId);
    await deleteQrOf(tx, accountId);
    if (isNew) await tellDevices(house, tx, { accountId, what: 'frozen', sessionId, client: via.client });
  });
  return {};
};

/** Ends the freeze from a device that is signed in. */
export const unfreeze: SignedVerb<'approval.unfreeze'> = async ({ house, who, via }) => {
  const { accountId, sessionId } = who;
  if ((await findFrozenAt(house.db, accountId)) === undefined) return {};
  await house.db.transaction(async (tx) => {
    if (await unfreezeAccount(tx, accountId))
      await tellDevices(house, tx, { accountId, what: 'unfrozen', sessionId, client: via.client });
  });
  return {};
};
