import { isInQuietHours, type PushPayload } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readSenders } from './job-store.ts';
import type { NoticeRow } from './notice-store.ts';
import { presentBirthdays, presentSettings } from './present.ts';
import { readSettings } from './store.ts';

/** What a browser is told of birthdays, as its owner sees their friends now. */
export const tellOfBirthdays = async (
  house: House,
  { account_id: accountId, friends, language }: NoticeRow,
): Promise<PushPayload> => {
  const settings = presentSettings(await readSettings(house.db, accountId));
  const seen = await readSenders(
    house.db,
    friends.map((author) => ({ reader: accountId, author, chatId: null })),
  );
  const names = friends.flatMap((id) => seen.get(`${accountId} ${id}`)?.name ?? []);
  const now = house.clock.now();
  const isPaused = settings.quietUntil !== null && Date.parse(settings.quietUntil) > now.getTime();
  // In quiet hours it is there to be found, and makes no sound.
  const silent = isPaused || isInQuietHours(settings.quietHours, now);
  return presentBirthdays({ names, language, silent }, settings);
};
