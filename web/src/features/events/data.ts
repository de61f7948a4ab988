import type { AccountEntryBodies, Entry, MessageContent } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
import { translate, wordWhen } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import type { FeatureData } from '../../platform/session/index.ts';
import { toast } from '../../ui/index.ts';
import { events } from './events.ts';

/** Goes up when something may have changed in my calendar. */
export const calendarStore = createStore<{ version: number }>(() => ({ version: 0 }));

/** Reminders that come this late were for a time when nobody looked here. */
const stillNewsMs = 30 * 60_000;

const isAboutCalendar = ({ kind, body }: Entry): boolean => {
  if (kind === 'event.answered' || kind === 'event.changed' || kind === 'message.deleted') return true;
  if (kind !== 'message.sent') return false;
  const { content } = body as { content?: MessageContent };
  return content?.type === 'card' && content.of === 'event';
};

/** A quiet word that something begins soon; what rings is for notifications. */
const tell = ({ at: told, body }: Entry): void => {
  if (Date.now() - Date.parse(told) > stillNewsMs) return;
  const { chatId, title, at, allDay } = body as AccountEntryBodies['event.reminded'];
  const when = allDay ? translate('events.soonDay') : wordWhen(new Date(at));
  toast(translate('events.soon', { title, when }), {
    milliseconds: 12_000,
    action: { label: translate('events.open'), onPress: () => go(paths.chat(chatId)) },
  });
};

let timer: ReturnType<typeof setTimeout> | undefined;

/** Many entries at once are one reason to look again. */
const lookAgain = (): void => {
  clearTimeout(timer);
  timer = setTimeout(() => calendarStore.setState(({ version }) => ({ version: version + 1 })), 150);
};

/** The part of the events in a session. */
export const eventsData: FeatureData = {
  ...events.data,
  applyEntries(entries) {
    events.data.applyEntries?.(entries);
    for (const entry of entries) if (entry.kind === 'event.reminded') tell(entry);
    if (entries.some(isAboutCalendar)) lookAgain();
  },
  onWelcome(welcome) {
    events.data.onWelcome?.(welcome);
    lookAgain();
  },
};
