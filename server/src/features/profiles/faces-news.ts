import type { AccountId, ChatId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { findFacesFor } from '../accounts/index.ts';
import { findRoom } from '../chats/index.ts';
import { readChoices } from './store.ts';

/** Somebody looks otherwise to some, or in some chats. */
interface FacesNews {
  accountId: AccountId;
  readers: readonly AccountId[];
  chats: readonly ChatId[];
}

/** As many ids as fit into one piece of news. */
const atOnce = 100;

/** Tells every process, with the commit, for whom and where somebody looks otherwise now. */
export const tellFacesChanged = async (house: House, tx: Tx, news: FacesNews): Promise<void> => {
  const { accountId, readers, chats } = news;
  for (let at = 0; at < Math.max(readers.length, chats.length); at += atOnce)
    await house.news.tell(tx, 'faces.changed', {
      accountId,
      readers: readers.slice(at, at + atOnce),
      chats: chats.slice(at, at + atOnce),
    } satisfies FacesNews);
};

const signal = async (
  house: House,
  of: { accountId: AccountId; chatId?: ChatId },
  readers: readonly AccountId[],
): Promise<void> => {
  const here = readers.filter((id) => house.live.connectionsOf(id).length > 0);
  if (here.length === 0) return;
  const { accountId, chatId } = of;
  for (const [id, person] of await findFacesFor(house.db, of, here)) {
    const body = { person, ...(chatId && { chatId }) };
    house.live.signalHere({ log: accountLog(id), kind: 'person.changed', from: accountId, body });
  }
};

const tellReaders = async (house: House, { accountId, readers, chats }: FacesNews): Promise<void> => {
  await signal(house, { accountId }, readers);
  for (const chatId of chats) {
    const room = await findRoom(house, chatId);
    if (room) await signal(house, { accountId, chatId }, [...room.members.keys()]);
  }
};

/** Makes this process tell those connected here how somebody looks to them from now on. */
export const hearFaces = (house: House): void => {
  const tell = (news: Promise<FacesNews>): void => {
    news
      .then((one) => tellReaders(house, one))
      .catch((error: unknown) => house.logger.warn(troubleOf(error), 'a changed face was not told'));
  };
  house.bus.subscribe('faces.changed', (news: FacesNews) => tell(Promise.resolve(news)));
  // Whoever knows them hears of a new base profile from elsewhere; chats that it was chosen for, from here.
  house.bus.subscribe('person.changed', ({ accountId }: { accountId: AccountId }) =>
    tell(
      readChoices(house.db, accountId).then(({ chats }) => ({
        accountId,
        readers: [],
        chats: chats.filter(({ slot }) => slot === 0).map(({ id }) => id),
      })),
    ),
  );
};
