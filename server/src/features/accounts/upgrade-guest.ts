import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { v7 } from 'uuid';
import { asHandleTaken } from './create-account.ts';
import { requireWelcome, useInvitation } from './host-invitations.ts';
import { commonPasswords, hashPassword } from './passwords.ts';
import { presentMe } from './present.ts';
import { whyNotHandle, whyNotPassword } from './rules.ts';
import type { SessionNews } from './sessions.ts';
import { askSignUpSteps, takeSignUpSteps } from './sign-up-steps.ts';
import { hasOperator, makePerson } from './store.ts';

/** The guest keeps id, session and chat; what changes is that they can now come back and meet others. */
export const upgradeGuest: SignedVerb<'accounts.upgradeGuest'> = async (
  { house, who, via },
  { handle, name, password, invitation, agreed, birth },
) => {
  if (!who.guest) throw refuse('not_a_guest');
  const why = whyNotHandle(handle) ?? whyNotPassword(password, handle, commonPasswords());
  if (why) throw refuse(why);
  const first = !(await hasOperator(house.db));
  if (!first) await requireWelcome(house, invitation);
  const given = { agreed, birth };
  await askSignUpSteps(house, given);
  const passwordHash = await hashPassword(password);
  const me = await house.db.transaction(async (tx) => {
    const row = await makePerson(tx, {
      account_id: who.accountId,
      handle,
      name,
      password_hash: passwordHash,
    }).catch(asHandleTaken);
    await takeSignUpSteps(house, tx, { accountId: who.accountId, client: via.client, given });
    if (!first) await useInvitation(house, tx, { code: invitation, by: who.accountId });
    const changed = presentMe(row);
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'profile.changed',
        body: { me: changed },
      },
    ]);
    // The connection this came over still carries the guest's rights: it comes back with those of an account.
    const news = { accountId: who.accountId, end: false, renew: true } satisfies SessionNews;
    await house.news.tell(tx, 'session.news', news);
    tx.onCommit(() => house.bus.publish('guest.upgraded', { accountId: who.accountId }));
    return changed;
  });
  return me;
};
