import { findNews } from '../messages/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { findConsenting } from '../consents/index.ts';
import { findAttention, isConnected } from './attention.ts';
import { pushConsent } from './consent.ts';
import { deliver } from './deliver.ts';
import { deskOf } from './desk.ts';
import {
  claimJobs,
  finishJob,
  postponeJob,
  readSenders,
  readSituations,
  saveShown,
  type JobRow,
  type SituationRow,
} from './job-store.ts';
import { presentMessage, presentRead } from './present.ts';
import { decide, mostTries, nextTry } from './rules.ts';
import { deleteDevice } from './store.ts';
import { forgetSubscribed } from './subscribed.ts';

const claimMs = 120_000;
const atOnce = 100;
const sendersAtOnce = 8;
/** Of what is unread, so many messages are looked at for one that rings. */
const looked = 30;

interface Work {
  job: JobRow;
  row: SituationRow;
  news: Awaited<ReturnType<typeof findNews>>[number];
}

const dropDevice = async (house: House, { account_id: me, device_id: id }: JobRow): Promise<void> => {
  await deleteDevice(house.db, me, id);
  await forgetSubscribed(house, [me]);
};

const presentWork = async (house: House, work: Work) => {
  const { job, row, news } = work;
  if (job.kind === 'read') {
    const who = { accountId: job.account_id, sessionId: row.session_id };
    return (await isConnected(house, who)) ? undefined : { payload: presentRead(job, row), seq: 0 };
  }
  const now = house.clock.now();
  const attention = await findAttention(house, {
    accountId: job.account_id,
    sessionId: row.session_id,
    chatId: job.chat_id,
  });
  const decision = decide({ job, row, news }, attention, now);
  if (decision === 'nothing') return undefined;
  if ('waitUntil' in decision) return decision.waitUntil;
  const { tell, settings } = decision;
  const [reader, author] = [job.account_id, tell.author];
  const senders = await readSenders(house.db, [{ reader, author, chatId: job.chat_id }]);
  const sender = senders.get(`${reader} ${author}`) ?? { name: '', photo: null };
  return { payload: presentMessage({ row, news: tell, sender }, settings), seq: tell.seq };
};

const doJob = async (house: House, work: Work): Promise<void> => {
  const { job, row } = work;
  const origin = URL.parse(row.endpoint)?.origin ?? '';
  const { resting } = deskOf(house);
  const now = house.clock.now();
  const restsUntil = resting.get(origin) ?? 0;
  if (restsUntil > now.getTime())
    return postponeJob(house.db, job, { dueAt: new Date(restsUntil), waits: true });
  const what = await presentWork(house, work);
  if (!what) return finishJob(house.db, job, now);
  if (what instanceof Date) return postponeJob(house.db, job, { dueAt: what, waits: true });
  const send = () => deliver(house, row, what.payload);
  const about = { log: chatLog(job.chat_id), seq: what.seq };
  const { outcome, retryAfterMs } = await (house.traces?.push(about, send) ?? send());
  house.metrics.pushes.inc({ outcome });
  if (outcome === 'gone') return dropDevice(house, job);
  if (outcome === 'again' && job.tries < mostTries) {
    const dueAt = nextTry(now, job.tries, retryAfterMs);
    if (retryAfterMs !== undefined) resting.set(origin, dueAt.getTime());
    return postponeJob(house.db, job, { dueAt, waits: false });
  }
  if (outcome === 'sent' && what.seq > 0) await saveShown(house.db, job, { seq: what.seq, at: now });
  return finishJob(house.db, job, now);
};

/** One device after the other gets what is meant for it; several devices at a time. */
const doAll = async (house: House, all: readonly Work[]): Promise<void> => {
  const left = [...all];
  const next = async (): Promise<void> => {
    for (let work = left.shift(); work; work = left.shift()) await doJob(house, work);
  };
  await Promise.all(Array.from({ length: sendersAtOnce }, next));
};

/** Sends what is due, a handful at a time. Gives true where there may be more. */
export const sendDue = async (house: House): Promise<boolean> => {
  const now = house.clock.now();
  const until = new Date(now.getTime() + claimMs);
  const jobs = await claimJobs(house.db, { now, until, limit: atOnce });
  if (jobs.length === 0) return false;
  const rows = new Map((await readSituations(house.db, jobs, now)).map((row) => [row.place, row]));
  const agreeing = await findConsenting(house, [...new Set(jobs.map((job) => job.account_id))], pushConsent);
  const news = await findNews(
    house.db,
    jobs.map((job) => ({
      reader: job.account_id,
      chatId: job.chat_id,
      fromSeq: job.kind === 'message' ? job.from_seq : 1,
      toSeq: job.kind === 'message' ? job.seq : 0,
    })),
    looked,
  );
  const all = jobs.flatMap((job, at) => {
    const row = rows.get(at + 1);
    return row && agreeing.has(job.account_id) ? [{ job, row, news: news[at] ?? [] }] : [];
  });
  // Whoever is not in the chat any more, not signed in there, or kept out of this host, is told nothing; nor is who does
  // not agree to push services any longer.
  for (const [at, job] of jobs.entries())
    if (!rows.has(at + 1) || !agreeing.has(job.account_id)) await finishJob(house.db, job, now);
  await doAll(house, all);
  return jobs.length === atOnce;
};
