import { v7 } from 'uuid';
import type { House, Job } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { clockIn, nextBirthday } from './rules.ts';
import { readPast, readZones, saveNext, takeReaders } from './store.ts';
import { tellToday } from './today.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** The hour of the reader's clock from which on they are told. */
const tellingHour = 9;
const atOnce = 200;

/** Tells those in one zone, in steps: who was told is on disk with the entry that tells them, or neither is. */
const tellZone = async (house: House, zone: string, date: string): Promise<void> => {
  for (let count = atOnce; count === atOnce;) {
    const taken = await house.db.transaction(async (tx) => {
      const readers = await takeReaders(tx, { zone, date, limit: atOnce });
      await house.log.appendIn(
        tx,
        readers.map(({ reader, friends }) => ({
          log: accountLog(reader),
          author: reader,
          key: v7(),
          kind: 'birthdays.today',
          body: { accountIds: friends, date },
        })),
      );
      await tellToday(house, tx, readers);
      return readers;
    });
    count = taken.length;
  }
};

/** Finds the next day of birthdays that are over everywhere on earth. */
const moveOn = async (house: House, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - day).toISOString().slice(0, 10);
  for (const row of await readPast(house.db, before, 1_000)) {
    const next = nextBirthday(row, before);
    await saveNext(house.db, row, next ?? '9999-12-31');
  }
};

/** Tells people of their friends' birthdays, from nine o'clock on where they are. */
export const tellBirthdays: Job = {
  name: 'birthdays.tell',
  everyMs: minute,
  async run(house) {
    const now = house.clock.now();
    await moveOn(house, now);
    for (const zone of await readZones(house.db)) {
      const { date, hour } = clockIn(zone, now);
      if (hour >= tellingHour) await tellZone(house, zone, date);
    }
  },
};
