import type { AccountId, ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { endAllSessions, findPersons } from '../accounts/index.ts';
import { troubleOf } from '../../platform/trouble.ts';

const endVisit = async (house: House, accountId: AccountId): Promise<void> => {
  const person = (await findPersons(house.db, [accountId], 'stranger')).get(accountId);
  if (person?.guest) await endAllSessions(house, accountId);
};

/** A guest is here for one chat: when they are out of it, their session ends and their sockets close. */
export const endGuestVisits = (house: House): void => {
  house.bus.subscribe('member.left', ({ accountId }: { chatId: ChatId; accountId: AccountId }) => {
    endVisit(house, accountId).catch((error: unknown) =>
      house.logger.warn(troubleOf(error), 'a guest’s session was not ended'),
    );
  });
};
