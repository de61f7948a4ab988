import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatId } from '@maru/contract';
import { findRoom } from '../chats/index.ts';
import type { MessageNews } from '../messages/index.ts';
import type { House, Job } from '../../platform/house.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { deskOf, type Desk } from './desk.ts';
import { planMessages, planReads, readBehind, type ReadMark } from './job-store.ts';
import { sendDue } from './send-due.ts';
import { sendNotices } from './send-notices.ts';
import { sweep } from './store.ts';
import { forgetSubscribed } from './subscribed.ts';

/** A breath before anybody is told: messages that come together go together, and whoever is there has read them. */
const breathMs = 300;
const chatsAtOnce = 200;
/** Nobody is told of what is older. */
const freshMs = 24 * 3_600_000;

const takeSome = <Item>(from: Set<Item>, most: number): Item[] => {
  const some: Item[] = [];
  for (const item of from) {
    if (some.length >= most) break;
    from.delete(item);
    some.push(item);
  }
  return some;
};

/** Does anybody in this chat take push? */
const hasTakers = async (house: House, chatId: ChatId): Promise<boolean> => {
  const { subscribed } = deskOf(house);
  const room = await findRoom(house, chatId);
  if (!room) return false;
  const [few, many] =
    subscribed.size < room.members.size ? [subscribed, room.members] : [room.members, subscribed];
  for (const id of few.keys()) if (many.has(id)) return true;
  return false;
};

const planSome = async (house: House, chatIds: readonly ChatId[]): Promise<void> => {
  const taken: ChatId[] = [];
  for (const chatId of chatIds) if (await hasTakers(house, chatId)) taken.push(chatId);
  if (taken.length === 0) return;
  const now = house.clock.now();
  const since = new Date(now.getTime() - freshMs);
  await house.db.transaction((tx) => planMessages(tx, taken, { now, since }));
};

const clearSome = async (house: House, marks: readonly ReadMark[]): Promise<void> => {
  if (marks.length === 0) return;
  const connected = marks.flatMap(({ accountId }) =>
    house.live.connectionsOf(accountId).map(({ sessionId }) => sessionId),
  );
  const now = house.clock.now();
  await house.db.transaction((tx) => planReads(tx, marks, { now, connected }));
};

/** Telling is for workers: a process that only serves people plans what is to be told, and wakes them. */
const isWorker = ({ config }: House): boolean => config.roles.includes('worker');

const dueTopic = 'push.due';

const sendOrLeave = async (house: House, signal: AbortSignal): Promise<void> => {
  const desk = deskOf(house);
  const { notices } = desk;
  desk.notices = false;
  desk.due = false;
  if (!isWorker(house)) return house.bus.tellAll(dueTopic, { notices });
  if (notices) while (!signal.aborted && (await sendNotices(house)));
  while (!signal.aborted && (await sendDue(house)));
};

const hasWork = ({ chats, reads, notices, due }: Desk): boolean =>
  chats.size > 0 || reads.size > 0 || notices || due;

/** Plans and sends until there is nothing left to do. */
export const workAll = async (house: House): Promise<void> => {
  const desk = deskOf(house);
  const { signal } = desk.stopped;
  do {
    const chatIds = takeSome(desk.chats, chatsAtOnce);
    await planSome(house, chatIds);
    const marks = [...desk.reads.values()];
    desk.reads.clear();
    await clearSome(house, marks);
    await sendOrLeave(house, signal);
  } while (!signal.aborted && hasWork(desk));
};

/** Waits a breath, unless somebody is in a hurry. */
const rest = async (desk: Desk, waitMs: number): Promise<void> => {
  const hurry = new AbortController();
  desk.hurry = () => hurry.abort();
  const signal = AbortSignal.any([hurry.signal, desk.stopped.signal]);
  await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  desk.stopped.signal.throwIfAborted();
};

/** Sets to work soon, one at a time. What is lost when this process dies, the next round of the job finds. */
export const workSoon = (house: House, waitMs = breathMs): void => {
  const desk = deskOf(house);
  if (desk.stopped.signal.aborted || !desk.keys) return;
  desk.running ??= rest(desk, waitMs)
    .then(() => workAll(house))
    .catch((error: unknown) => {
      if (!desk.stopped.signal.aborted) house.logger.warn(troubleOf(error), 'notifications fell behind');
    })
    .finally(() => {
      desk.running = undefined;
      if (hasWork(desk)) workSoon(house);
    });
};

/** Sends, without a breath, what was planned to be told and is no message. */
export const workForNotices = (house: House): void => {
  const desk = deskOf(house);
  desk.notices = true;
  workSoon(house, 0);
  desk.hurry();
};

/** Makes a worker hear that another process has planned something. What it does not hear, the next round of the job finds. */
export const hearDue = (house: House): void => {
  if (!isWorker(house)) return;
  house.bus.subscribe(dueTopic, ({ notices }: { notices: boolean }) => {
    deskOf(house).due = true;
    if (notices) workForNotices(house);
    else workSoon(house, 0);
  });
};

/** Notes that there is something new in a chat: all that happens on the road of a message. */
export const noteMessage = (house: House, { chatId, kind }: MessageNews): void => {
  const desk = deskOf(house);
  if (kind !== 'message.sent' || desk.subscribed.size === 0) return;
  desk.chats.add(chatId);
  if (!desk.running) workSoon(house);
};

/** Hears how far people read, so that what they have read is taken away elsewhere. */
export const hearReads = (house: House): void => {
  const desk = deskOf(house);
  house.bus.subscribe('mark.moved', ({ accountId, chatId, seq }: ReadMark) => {
    if (!desk.subscribed.has(accountId)) return;
    desk.reads.set(`${accountId} ${chatId}`, { accountId, chatId, seq });
    if (!desk.running) workSoon(house);
  });
};

/** Finds what nobody has done: of a process that died, of push services that asked to wait. */
export const catchUp: Job = {
  name: 'notifications.catchUp',
  everyMs: 5_000,
  async run(house) {
    const desk = deskOf(house);
    if (!desk.keys) return;
    if (desk.subscribed.size > 0)
      for (const chatId of await readBehind(house.db, chatsAtOnce)) desk.chats.add(chatId);
    workForNotices(house);
    await desk.running;
  },
};

/** Forgets devices whose sessions have ended. */
export const cleanUp: Job = {
  name: 'notifications.cleanUp',
  everyMs: 600_000,
  run: async (house) => forgetSubscribed(house, await sweep(house.db)),
};

/** Ends the work of this process, after the step it is at. */
export const stopWork = async (house: House): Promise<void> => {
  const desk = deskOf(house);
  desk.stopped.abort();
  await desk.running;
  await desk.reach?.destroy().catch(() => undefined);
};
