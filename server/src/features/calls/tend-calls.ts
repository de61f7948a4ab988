import type { House, Job } from '../../platform/house.ts';
import { changeCall, type Change } from './change-call.ts';
import { goFrom, endCall, stopRinging } from './end-call.ts';
import type { PersonRow } from './people-store.ts';
import { endOf, lostBefore } from './rules.ts';
import { forgetCallsBefore, readDue } from './store.ts';

const hour = 3_600_000;
/** For so long what has ended can be asked about. */
const keptMs = 24 * hour;

const beatOf = ({ beat_at: at }: PersonRow): number => at?.getTime() ?? 0;

/** Ends what has ended by itself in one call: ringing that nobody answers, devices that nothing was heard of. */
const tend = async (change: Change, lost: Date): Promise<boolean> => {
  const { call, people, now } = change;
  if (call.ended_at) return false;
  const isOver = ({ rung_until: until }: PersonRow) => until !== null && until <= now;
  for (const person of people.filter((one) => one.state === 'rung' && isOver(one)))
    if (person.state === 'rung') await stopRinging(change, person, { state: 'missed', why: 'noAnswer' });
  // When all are gone at once, the call went on until the last of them was heard of.
  const gone = people
    .filter((one) => one.state === 'in' && beatOf(one) <= lost.getTime())
    .toSorted((one, other) => beatOf(one) - beatOf(other));
  const isAll = gone.length === people.filter((one) => one.state === 'in').length;
  const last = gone.at(-1)?.beat_at ?? now;
  for (const person of gone)
    if (person.state === 'in')
      await goFrom(change, person, {
        at: isAll && change.room.kind === 'direct' ? last : (person.beat_at ?? now),
        why: 'ended',
      });
  if (!isEnded(change) && people.every((one) => one.state !== 'in'))
    await endCall(change, endOf(call, 'ended'), now);
  return true;
};

const isEnded = ({ call }: Change): boolean => call.ended_at !== null;

/** Looks after all calls whose time has come. What is due stands in the tables: another process can do it as well. */
export const tendDue = async (house: House): Promise<void> => {
  const now = house.clock.now();
  const lost = lostBefore(now, house.health.startedAt);
  for (const { chat_id: chatId, call_id: callId } of await readDue(house.db, { now, lostBefore: lost }))
    await changeCall(house, { chatId, callId }, (change) => tend(change, lost));
};

/** Ends ringing after its time, and lets those go who were not heard of. */
export const tendCalls: Job = { name: 'calls.tend', everyMs: 2_000, run: tendDue };

/** Forgets calls that ended a day ago; what is to stay stands in the chat and in people's lists. */
export const forgetCallsJob: Job = {
  name: 'calls.forget',
  everyMs: hour,
  run: ({ db, clock }) => forgetCallsBefore(db, new Date(clock.now().getTime() - keptMs)),
};
