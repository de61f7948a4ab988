import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { forgetRoom } from './rooms.ts';
import { readGuestChats, updateRole } from './store.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** A guest who has made an account is a member from now on; everybody in the room hears who they are. */
const welcome = async (house: House, chatId: ChatId, accountId: AccountId): Promise<void> => {
  const person = (await findPersons(house.db, [accountId], 'everybody')).get(accountId);
  await house.db.transaction(async (tx) => {
    await updateRole(tx, { chatId, accountId, role: 'member' });
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: accountId,
        key: v7(),
        kind: 'member.roleChanged',
        body: { accountId, role: 'member', ...(person && { person }) },
      },
    ]);
    await forgetRoom(house, tx, chatId);
  });
};

/** Makes this process listen to guests who make an account. */
export const hearUpgrades = (house: House): void => {
  house.bus.subscribe('guest.upgraded', ({ accountId }: { accountId: AccountId }) => {
    void readGuestChats(house.db, accountId)
      .then((ids) => Promise.all(ids.map((chatId) => welcome(house, chatId, accountId))))
      .catch((error: unknown) => house.logger.warn(troubleOf(error), 'a guest could not be welcomed'));
  });
};
