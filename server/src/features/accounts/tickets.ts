import { createHash, randomBytes } from 'node:crypto';
import type {
  AccountId,
  DeviceApproval,
  SecondStep,
  SignedIn,
  SignInAnswer,
  SignInWay,
} from '@maru/contract';
import { v7 } from 'uuid';
import type { Queryable } from '../../platform/db/index.ts';
import type { House, Via } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { readKnownBrowser } from './browser-store.ts';
import type { BrowserStanding } from './browsers.ts';
import { enterOnDevice } from './enter-on-device.ts';
import { deleteFreeze, readFrozenAt } from './freeze-store.ts';
import { forgiveGuesses, spendGuess, type GuessSubject } from './guesses.ts';
import { findWays } from './second-steps.ts';
import { tellSignedIn } from './signed-in.ts';
import { readAccounts } from './store.ts';
import {
  deleteTicket,
  insertTicket,
  readTicket,
  spendTicketTry,
  updateTicketEnd,
  type TicketRow,
} from './ticket-store.ts';

export { deleteTicketByToken as dropTicket } from './ticket-store.ts';

const ticketMs = 10 * 60_000;
/** What may be tried with one ticket. */
const mostTries = 5;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A sign-in that waits for its second step, as the ways see it. */
export interface OpenTicket {
  ticketId: string;
  accountId: AccountId;
  client: string;
  address: string;
  createdAt: Date;
  endsAt: Date;
  browserHash: Buffer | null;
}

const present = (row: TicketRow): OpenTicket => ({
  ticketId: row.ticket_id,
  accountId: row.account_id,
  client: row.client,
  address: row.address,
  createdAt: row.created_at,
  endsAt: row.ends_at,
  browserHash: row.browser_hash,
});

const giveTicket = async (
  house: House,
  of: { accountId: AccountId; via: Via; browser: BrowserStanding; ways: SignInWay[]; frozen: boolean },
): Promise<SecondStep> => {
  const ticket = randomBytes(32).toString('base64url');
  const now = house.clock.now();
  const endsAt = new Date(now.getTime() + ticketMs);
  await insertTicket(house.db, {
    ticket_id: v7(),
    token_hash: hashOf(ticket),
    account_id: of.accountId,
    client: of.via.client,
    address: of.via.address,
    browser_hash: of.browser.hash ?? null,
    created_at: now,
    ends_at: endsAt,
  });
  return { ticket, ways: of.ways, endsAt: endsAt.toISOString(), ...(of.frozen && { frozen: true }) };
};

/** Somebody who has taken every step that is asked of them. */
export interface CompletedSignIn {
  accountId: AccountId;
  client: string;
  address: string;
  browserHash: Buffer | null | undefined;
  trust: boolean;
  /** False for a sign-in that somebody else's device has let in: it has proved nothing by itself. */
  proved?: boolean;
  /** The ticket that was finished. */
  ticketId?: string;
  /** How they were let in beside the password. */
  approved?: DeviceApproval | undefined;
  /** Enough was shown to end a freeze; without it a frozen account lets nobody in. */
  unfreezes?: boolean;
}

/** Opens the session of somebody who has taken every step that is asked of them. They have just proved who they are. */
export const completeSignIn = async (house: House, of: CompletedSignIn): Promise<SignedIn> => {
  const [row] = await readAccounts(house.db, [of.accountId]);
  if (!row) throw refuse('ticket_gone');
  return house.db.transaction(async (tx) => {
    const unfroze = of.unfreezes === true && (await deleteFreeze(tx, of.accountId));
    if (await readFrozenAt(tx, of.accountId)) throw refuse('account_frozen');
    const { accountId, client, address, browserHash, ticketId, approved } = of;
    const known = browserHash != null && (await readKnownBrowser(tx, accountId, browserHash)) !== undefined;
    const { token, browser, sessionId } = await enterOnDevice(house, tx, {
      accountId,
      via: { client, address },
      before: browserHash,
      trust: of.trust,
      proved: of.proved ?? true,
      approved,
    });
    await tellSignedIn(house, tx, { accountId, sessionId, client, address, ticketId, known, unfroze });
    const account = { id: row.account_id, handle: row.handle, name: row.name, guest: row.kind === 'guest' };
    return { token, account, browser };
  });
};

/**
 * After a right first step: a session, or a ticket where a second step is asked for. After a recovery by mail a trusted
 * browser is asked for it all the same, and a freeze is over without one where the account has none.
 */
export const takeFirstStep = async (
  house: House,
  of: { accountId: AccountId; via: Via; browser: BrowserStanding; recovered: boolean },
): Promise<SignInAnswer> => {
  const { accountId, via, browser, recovered } = of;
  const frozen = !recovered && (await readFrozenAt(house.db, accountId)) !== undefined;
  const skips = !recovered && !frozen && browser.trusted;
  const ways = skips ? [] : await findWays(house, { accountId, via, known: browser.known, frozen });
  if (ways.length > 0 || frozen) return giveTicket(house, { accountId, via, browser, ways, frozen });
  return completeSignIn(house, {
    accountId,
    client: via.client,
    address: via.address,
    browserHash: browser.hash,
    trust: false,
    unfreezes: recovered,
  });
};

/** The ticket with this token, looked at without counting a try. Refuses `ticket_gone`. */
export const requireTicket = async (house: House, token: string): Promise<OpenTicket> => {
  const row = await readTicket(house.db, hashOf(token), house.clock.now());
  if (!row) throw refuse('ticket_gone');
  return present(row);
};

/** Lets a sign-in wait until then. */
export const prolongTicket = (
  db: Queryable,
  { accountId, ticketId }: OpenTicket,
  until: Date,
): Promise<void> => updateTicketEnd(db, { account_id: accountId, ticket_id: ticketId }, until);

const secondStepOf = ({ accountId }: OpenTicket): GuessSubject => ({ kind: 'secondStep', of: accountId });

/** The ticket with this token, for a try that may be wrong: it is counted before it is looked at. */
export const spendTry = async (house: House, token: string): Promise<OpenTicket> => {
  const row = await spendTicketTry(house.db, hashOf(token), { now: house.clock.now(), most: mostTries });
  if (!row) throw refuse('ticket_gone');
  const ticket = present(row);
  await spendGuess(house, secondStepOf(ticket));
  return ticket;
};

/** Uses a ticket up, together with what else a second step uses up; whoever is slower hears `ticket_gone`, and loses nothing. */
export const takeTicket = async (db: Queryable, { accountId, ticketId }: OpenTicket): Promise<void> => {
  if (!(await deleteTicket(db, accountId, ticketId))) throw refuse('ticket_gone');
};

/** The second step was right: the ticket is used up, unless it was taken before, and the session opens. */
export const finishTicket = async (
  house: House,
  ticket: OpenTicket,
  {
    trust = false,
    proved = true,
    approved = 'secondStep',
    isTaken = false,
  }: { trust?: boolean | undefined; proved?: boolean; approved?: DeviceApproval; isTaken?: boolean } = {},
): Promise<SignedIn> => {
  if (!isTaken) await takeTicket(house.db, ticket);
  await forgiveGuesses(house, [secondStepOf(ticket)]);
  const { accountId, ticketId, client, address, browserHash } = ticket;
  const from = { accountId, ticketId, client, address, browserHash };
  return completeSignIn(house, { ...from, trust, proved, approved, unfreezes: true });
};
