import type { ChatEvent } from '@maru/contract';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { call, keep, localStore } from '../../platform/session/index.ts';
import { calendarStore } from './data.ts';
import { events } from './events.ts';

const myZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const nameOf = (from: string, until: string): string => `calendar:${from}:${until}`;

/** My events between two days, of all chats: what is kept first, then what the host says, then as things change. */
export const useMyEvents = (from: string, until: string): readonly ChatEvent[] | undefined => {
  const version = useStore(calendarStore, (state) => state.version);
  const [found, find] = useState<{ name: string; ids: readonly string[] }>();
  const name = nameOf(from, until);
  useEffect(() => {
    let isShown = true;
    const show = (told: readonly ChatEvent[]) => {
      events.take(told);
      if (isShown) find({ name, ids: told.map(({ id }) => id) });
    };
    let isAnswered = false;
    void localStore()
      ?.meta.get(name)
      .then((row) => row && !isAnswered && show(row.value as ChatEvent[]))
      .catch(() => {});
    call('events.listMine', { from, until, zone: myZone() }).then(
      (answer) => {
        isAnswered = true;
        show(answer.events);
        keep([{ table: 'meta', key: name, put: { name, value: answer.events } }]);
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [name, from, until, version]);
  const things = useStore(events.store, (state) => state.things);
  return useMemo(() => {
    if (found?.name !== name) return undefined;
    return found.ids.flatMap((id) => {
      const event = things[id];
      return event && !event.cancelled ? [event] : [];
    });
  }, [found, name, things]);
};
