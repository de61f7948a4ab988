import { v7 } from 'uuid';
import type { Job } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { lockEvent, readDueEvents, readReminded, saveEvent } from './store.ts';

/** Who hears of an event this long after its beginning is not reminded but reproached. */
const tooLateMs = 3_600_000;

/** Reminds those who come or may come, in their own logs: once, however many processes there are. */
export const remindOfEvents: Job = {
  name: 'events.remind',
  everyMs: 5_000,
  async run(house) {
    const now = house.clock.now();
    for (const { chat_id: chatId, event_id: id } of await readDueEvents(house.db, now)) {
      await house.db.transaction(async (tx) => {
        const event = await lockEvent(tx, chatId, id);
        if (!event?.remind_at || event.remind_at > now) return;
        await saveEvent(tx, { ...event, remind_at: null });
        const isAllDay = event.details.time.allDay;
        const lastMoment = isAllDay ? event.ends_at.getTime() : event.starts_at.getTime() + tooLateMs;
        if (lastMoment < now.getTime()) return;
        const body = {
          chatId,
          id,
          title: event.details.title,
          at: event.starts_at.toISOString(),
          allDay: isAllDay,
        };
        const entries = (await readReminded(tx, chatId, id)).map((accountId) => ({
          log: accountLog(accountId),
          author: event.made_by,
          key: v7(),
          kind: 'event.reminded',
          body,
        }));
        if (entries.length > 0) await house.log.appendIn(tx, entries);
      });
    }
  },
};
