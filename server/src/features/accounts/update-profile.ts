import type { AccountId, Me, PictureId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { forgetEarlierPhoto, keepEarlierPhoto, lockPhoto } from './photo-store.ts';
import { presentMe } from './present.ts';
import type { SessionNews } from './sessions.ts';
import { ownsPicture, updateAccount } from './store.ts';

/** The photo that goes is kept among those from before; one that comes back is none of them any more. */
const keepPhotoBefore = async (
  house: House,
  tx: Tx,
  { accountId, photo }: { accountId: AccountId; photo: PictureId | null | undefined },
): Promise<void> => {
  if (photo === undefined) return;
  const before = await lockPhoto(tx, accountId);
  if (before && before !== photo)
    await keepEarlierPhoto(tx, accountId, { photo: before, until: house.clock.now() });
  if (photo) await forgetEarlierPhoto(tx, accountId, photo);
};

/** Changes my profile, tells my devices by an entry and those who know me by a signal. */
export const updateProfile: SignedVerb<'accounts.updateProfile'> = async ({ house, who }, change) => {
  for (const picture of [change.photo, change.cover]) {
    if (picture && !(await ownsPicture(house.db, who.accountId, picture))) throw refuse('picture_not_found');
  }
  const row = await house.db.transaction(async (tx) => {
    await keepPhotoBefore(house, tx, { accountId: who.accountId, photo: change.photo });
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
    await house.news.tell(tx, 'session.news', { accountId: who.accountId, end: false } satisfies SessionNews);
    await house.news.tell(tx, 'person.changed', { accountId: who.accountId });
    return changed;
  });
  return presentMe(row);
};
