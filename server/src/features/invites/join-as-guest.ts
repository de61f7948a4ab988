import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { browserHashOf, createAccount, enterOnDevice } from '../accounts/index.ts';
import { recordComingIn } from '../consents/index.ts';
import { joinGroup } from '../chats/index.ts';
import { requireOpenLink } from './require-open-link.ts';
import { whyNotGuest } from './rules.ts';

/** Comes in with only a name: account, session and membership are made together or not at all. */
export const joinAsGuest: Verb<'invites.joinAsGuest'> = async ({ house, via }, { code, name }) => {
  const link = await requireOpenLink(house.db, code);
  const why = whyNotGuest(link);
  if (why) throw refuse(why);
  const { chatId } = link;
  return house.db.transaction(async (tx) => {
    const id = await createAccount(house, tx, { kind: 'guest', handle: null, name, passwordHash: null });
    await recordComingIn(house, tx, { accountId: id, client: via.client });
    const before = browserHashOf(via.browser);
    const { token, browser } = await enterOnDevice(house, tx, { accountId: id, via, before });
    await joinGroup(house, tx, { chatId, accountIds: [id], role: 'guest', by: 'guest_link', author: id });
    return { token, account: { id, handle: null, name, guest: true }, chatId, browser };
  });
};
