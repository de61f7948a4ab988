import { createHash, randomInt } from 'node:crypto';
import type { AccountId, SignInRequestId } from '@maru/contract';
import { v7 } from 'uuid';
import type { House, Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  findFrozenAt,
  finishTicket,
  hasSessionSince,
  idleSince,
  prolongTicket,
  requireTicket,
  spendGuess,
  type OpenTicket,
} from '../accounts/index.ts';
import { hasSecondStep } from '../login/index.ts';
import { originOf } from './origin.ts';
import { comeBackMs, mostOpen, standingAt, waitMs } from './rules.ts';
import { insertRequest, readAsking, readRequestByTicket, startWait, type RequestRow } from './store.ts';
import { tellOfRequest } from './tell.ts';

const hourMs = 3_600_000;

const hashOf = (ticket: string): Buffer => createHash('sha256').update(ticket).digest();

/** Is there a device of this account that could say yes: one that was used within its idle life? */
export const hasDevice = (house: House, accountId: AccountId): Promise<boolean> =>
  hasSessionSince(house.db, accountId, idleSince(house));

/** How long this account waits where its devices say nothing; null where it has a second step to take instead. */
const findWaitMs = async (house: House, accountId: AccountId): Promise<number | null> => {
  if (await hasSecondStep(house, accountId)) return null;
  return waitMs({ frozen: (await findFrozenAt(house.db, accountId)) !== undefined });
};

/** Refuses where as many as may be wait already: of those that ask, or of those that wait for hours. */
const requireRoom = async (house: House, accountId: AccountId, waiting: boolean): Promise<void> => {
  const now = house.clock.now();
  const open = (await readAsking(house.db, accountId, now)).filter(
    (one) => (one.lets_in_at !== null) === waiting,
  );
  const next = open[0]?.ends_at;
  if (open.length >= mostOpen && next)
    throw refuse('too_many_tries', { retryAfterMs: next.getTime() - now.getTime() });
};

const makeRequest = async (house: House, open: OpenTicket, hash: Buffer): Promise<RequestRow> => {
  const { accountId } = open;
  await requireRoom(house, accountId, false);
  await spendGuess(house, { kind: 'approvalAsked', of: accountId });
  const row = {
    account_id: accountId,
    request_id: v7() as SignInRequestId,
    ticket_id: open.ticketId,
    ticket_hash: hash,
    number: String(randomInt(10, 100)),
    state: 'asking' as const,
    client: open.client,
    ...(await originOf(open.address)),
    asked_at: house.clock.now(),
    ends_at: open.endsAt,
    lets_in_at: null,
    session_id: null,
  };
  const isNew = await house.db.transaction(async (tx) => {
    if (!(await insertRequest(tx, row))) return false;
    await tellOfRequest(house, tx, { accountId, id: row.request_id, what: 'asked' });
    return true;
  });
  // Asked twice at one moment: the number is that of whoever was faster.
  const first = isNew ? undefined : await readRequestByTicket(house.db, hash);
  return first ?? { ...row, wrong: 0 };
};

const requireRequest = async (house: House, ticket: string) => {
  const row = await readRequestByTicket(house.db, hashOf(ticket));
  const state = row && standingAt(row, house.clock.now());
  if (!row || !state) throw refuse('ticket_gone');
  // A new password takes the ticket away, and nobody answers the request any more.
  if (state !== 'refused') await requireTicket(house, ticket);
  return { row, state };
};

/** Asks the other devices about a sign-in: once for each ticket, with a number that only this browser is told. */
export const ask: Verb<'approval.ask'> = async ({ house }, { ticket }) => {
  const before = await readRequestByTicket(house.db, hashOf(ticket));
  if (before?.state === 'refused') throw refuse('sign_in_refused');
  const open = await requireTicket(house, ticket);
  const { accountId } = open;
  const frozen = (await findFrozenAt(house.db, accountId)) !== undefined;
  if (house.config.approval === 'off' && !frozen) throw refuse('ticket_gone');
  const row = before ?? (await makeRequest(house, open, hashOf(ticket)));
  const ms = await findWaitMs(house, accountId);
  return {
    number: row.number,
    hasDevice: await hasDevice(house, accountId),
    endsAt: row.ends_at.toISOString(),
    letsInAt: row.lets_in_at?.toISOString() ?? null,
    waitHours: ms === null ? null : ms / hourMs,
  };
};

/** Has one of the other devices said anything? */
export const look: Verb<'approval.look'> = async ({ house }, { ticket }) => {
  const { row, state } = await requireRequest(house, ticket);
  return {
    state,
    endsAt: row.ends_at.toISOString(),
    letsInAt: row.lets_in_at?.toISOString() ?? null,
  };
};

/** Lets a sign-in wait for hours, and tells the devices, each of which can say no. */
export const wait: Verb<'approval.wait'> = async ({ house }, { ticket }) => {
  const { row, state } = await requireRequest(house, ticket);
  if (state === 'refused') throw refuse('sign_in_refused');
  if (row.lets_in_at) return { letsInAt: row.lets_in_at.toISOString() };
  const open = await requireTicket(house, ticket);
  const { accountId } = open;
  const ms = await findWaitMs(house, accountId);
  if (ms === null) throw refuse('cannot_wait');
  await requireRoom(house, accountId, true);
  const letsInAt = new Date(house.clock.now().getTime() + ms);
  const endsAt = new Date(letsInAt.getTime() + comeBackMs);
  await house.db.transaction(async (tx) => {
    if (!(await startWait(tx, row, { letsInAt, endsAt }))) return;
    await prolongTicket(tx, open, endsAt);
    await tellOfRequest(house, tx, { accountId, id: row.request_id, what: 'waiting' });
  });
  return { letsInAt: letsInAt.toISOString() };
};

/** Opens the session of a sign-in that a device has approved, or that none has refused for long enough. */
export const finish: Verb<'approval.finish'> = async ({ house }, { ticket, trust }) => {
  const { row, state } = await requireRequest(house, ticket);
  if (state === 'refused') throw refuse('sign_in_refused');
  if (state !== 'approved') throw refuse('not_approved');
  const isByDevice = row.state === 'approved';
  // Whoever has waited gave the password long ago, and nobody has said that it was them.
  return finishTicket(house, await requireTicket(house, ticket), {
    trust: isByDevice && trust,
    proved: isByDevice,
    approved: isByDevice ? 'device' : 'waiting',
  });
};
