import type { AccountId, DigestSettings, NotificationSettings } from '@maru/contract';
import { findMailAddresses } from '../../recovery/index.ts';
import type { House, Job } from '../../../platform/house.ts';
import { findConnected } from '../attention.ts';
import { readSenders } from '../job-store.ts';
import { presentSettings } from '../present.ts';
import { writeDigest, type Missed } from './letters.ts';
import { countFrom, duePeriod, isAway, mayName, retryAt } from './rules.ts';
import {
  claimPeriod,
  noteRetry,
  noteTold,
  readAway,
  readMissed,
  type AwayRow,
  type MissedRow,
} from './store.ts';
import { makeUnsubscribeToken } from './unsubscribe-token.ts';
import { unsubscribePath } from './unsubscribe.ts';

const dayMs = 24 * 3_600_000;
const atOnce = 200;

const nameSenders = async (house: House, reader: AccountId, missed: readonly MissedRow[]) => {
  const pairs = missed
    .filter(mayName)
    .flatMap(({ chat_id: chatId, authors }) => authors.map((author) => ({ reader, author, chatId })));
  const senders = await readSenders(house.db, pairs);
  return [
    ...new Set(
      pairs.flatMap(({ author }) => {
        const sender = senders.get(`${reader} ${author}`);
        return sender ? [sender.name] : [];
      }),
    ),
  ];
};

const sumUp = async (
  house: House,
  { account_id: me, last_here: lastHere, told_at: toldAt }: AwayRow,
  { digest, groups }: NotificationSettings,
): Promise<Missed> => {
  const missed = await readMissed(house.db, me, {
    since: countFrom(lastHere, toldAt),
    now: house.clock.now(),
    groups,
  });
  return {
    messages: missed.reduce((sum, { messages }) => sum + messages, 0),
    chats: missed.length,
    names: digest.names ? await nameSenders(house, me, missed) : [],
  };
};

const linksFor = (house: House, me: AccountId) => {
  const base = house.config.publicUrl ?? `http://localhost:${house.config.port}`;
  const token = makeUnsubscribeToken(house.keys, me, house.clock.now());
  return {
    app: `${base}/chats`,
    settings: `${base}/settings/notifications#digest`,
    unsubscribe: `${base}${unsubscribePath}/${token}`,
  };
};

/** Sends one person the mail of a period, where there is something to tell. */
const sendOne = async (
  house: House,
  row: AwayRow,
  { to, period, settings }: { to: string; period: string; settings: NotificationSettings },
): Promise<void> => {
  const { account_id: me, handle } = row;
  // Before anything is counted: what comes from here on belongs to the next mail.
  const now = house.clock.now();
  const missed = await sumUp(house, row, settings);
  if (missed.messages === 0) return;
  const tries = await claimPeriod(house.db, me, { period, now });
  if (tries === undefined) return;
  const { language, every } = settings.digest as DigestSettings & { every: 'day' | 'week' };
  const reader = { to, handle, hostName: house.config.hostName, language, every };
  const isTaken = await house.mail.deliver(writeDigest(reader, missed, linksFor(house, me)));
  if (isTaken) await noteTold(house.db, me, now);
  else await noteRetry(house.db, me, retryAt(tries, now));
};

const sendSome = async (house: House, after: AccountId | null): Promise<AccountId | undefined> => {
  const now = house.clock.now();
  const before = new Date(now.getTime() - dayMs);
  const rows = await readAway(house.db, { now, before, after, limit: atOnce });
  const connected = await findConnected(
    house,
    rows.map((row) => row.account_id),
  );
  const due = rows.flatMap((row) => {
    const settings = presentSettings(row.settings);
    const period = duePeriod(settings.digest, now);
    const isHere = connected.has(row.account_id);
    const isDue = period !== undefined && !isHere && isAway(row.last_here, now);
    return isDue ? [{ row, period, settings }] : [];
  });
  const addresses = await findMailAddresses(
    house.db,
    due.map(({ row }) => row.account_id),
  );
  for (const { row, period, settings } of due) {
    const to = addresses.get(row.account_id);
    if (to) await sendOne(house, row, { to, period, settings });
  }
  return rows.length === atOnce ? rows.at(-1)?.account_id : undefined;
};

/** Tells people who were away, and want that, by mail how much they missed. */
export const sendDigests: Job = {
  name: 'notifications.digests',
  everyMs: 600_000,
  async run(house) {
    if (!house.mail.isOn) return;
    let after: AccountId | null = null;
    do after = (await sendSome(house, after)) ?? null;
    while (after);
  },
};
