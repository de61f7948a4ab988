import { isInQuietHours, type AccountId, type PushPayload } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { deskOf } from './desk.ts';
import { readSenders } from './job-store.ts';
import { presentBirthdays, presentSettings } from './present.ts';
import { readDevices, readSettings } from './store.ts';
import { tellDevice } from './tell-device.ts';

/** Somebody is told whose birthday it is where they are. */
interface BirthdayNews {
  accountId: AccountId;
  friends: readonly AccountId[];
}

const tell = async (house: House, { accountId, friends }: BirthdayNews): Promise<void> => {
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
  for (const device of await readDevices(house.db, accountId)) {
    const payload: PushPayload = presentBirthdays({ names, language: device.language, silent }, settings);
    await tellDevice(house, device, payload);
  }
};

/** Hears who is told of birthdays, and tells their browsers too. */
export const hearBirthdays = (house: House): void => {
  house.bus.subscribe('birthdays.today', (news: BirthdayNews) => {
    if (!deskOf(house).subscribed.has(news.accountId)) return;
    tell(house, news).catch((error: unknown) =>
      house.logger.warn(troubleOf(error), 'browsers were not told of birthdays'),
    );
  });
};
