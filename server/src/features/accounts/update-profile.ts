import type { Me } from '@maru/contract';
import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentMe } from './present.ts';
import type { SessionNews } from './sessions.ts';
import { ownsPicture, updateAccount } from './store.ts';

/** Changes my profile, tells my devices by an entry and those who know me by a signal. */
export const updateProfile: SignedVerb<'accounts.updateProfile'> = async ({ house, who }, change) => {
  for (const picture of [change.photo, change.cover]) {
    if (picture && !(await ownsPicture(house.db, who.accountId, picture))) throw refuse('picture_not_found');
  }
  const row = await house.db.transaction(async (tx) => {
    const changed = await updateAccount(tx, who.accountId, change);
    const me: Me = presentMe(changed);
    await house.log.appendIn(tx, [
      {
        log: accountLog(who.accountId),
        author: who.accountId,
        key: v7(),
        kind: 'profile.changed',
        body: { me },
      },
    ]);
    return changed;
  });
  house.bus.publish('session.news', { accountId: who.accountId, end: false } satisfies SessionNews);
  house.bus.publish('person.changed', { accountId: who.accountId });
  return presentMe(row);
};
