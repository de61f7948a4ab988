import { createHash, randomBytes } from 'node:crypto';
import type { AccountId, SecondStep, SignedIn, SignInAnswer, SignInWay } from '@maru/contract';
import { v7 } from 'uuid';
import type { House, Via } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { rememberBrowser, type BrowserStanding } from './browsers.ts';
import { forgiveGuesses, spendGuess, type GuessSubject } from './guesses.ts';
import { findWays } from './second-steps.ts';
import { openSession } from './sessions.ts';
import { readAccounts } from './store.ts';
import { deleteTicket, insertTicket, readTicket, spendTicketTry, type TicketRow } from './ticket-store.ts';

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
  of: { accountId: AccountId; via: Via; browser: BrowserStanding; ways: SignInWay[] },
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
  return { ticket, ways: of.ways, endsAt: endsAt.toISOString() };
};

/** Opens the session of somebody who has taken every step that is asked of them. They have just proved who they are. */
export const completeSignIn = async (
  house: House,
  of: {
    accountId: AccountId;
    client: string;
    browserHash: Buffer | null | undefined;
    trust: boolean;
    /** False for a sign-in that somebody else's device has let in: it has proved nothing by itself. */
    proved?: boolean;
  },
): Promise<SignedIn> => {
  const [row] = await readAccounts(house.db, [of.accountId]);
  if (!row) throw refuse('ticket_gone');
  return house.db.transaction(async (tx) => {
    const browser = await rememberBrowser(house, tx, {
      accountId: of.accountId,
      via: { client: of.client },
      before: of.browserHash ?? undefined,
      trust: of.trust,
    });
    const token = await openSession(house, tx, {
      accountId: of.accountId,
      client: of.client,
      proved: of.proved ?? true,
    });
    const account = { id: row.account_id, handle: row.handle, name: row.name, guest: row.kind === 'guest' };
    return { token, account, browser };
  });
};

/**
 * After a right first step: a session, or a ticket where a second step is asked for. `trustCounts` is false where a
 * trusted browser is asked for it all the same, as after a recovery by mail.
 */
export const takeFirstStep = async (
  house: House,
  of: { accountId: AccountId; via: Via; browser: BrowserStanding; trustCounts: boolean },
): Promise<SignInAnswer> => {
  const { accountId, via, browser } = of;
  const skips = of.trustCounts && browser.trusted;
  const ways = skips ? [] : await findWays(house, { accountId, via, known: browser.known });
  if (ways.length > 0) return giveTicket(house, { accountId, via, browser, ways });
  return completeSignIn(house, {
    accountId,
    client: via.client,
    browserHash: browser.hash,
    trust: false,
  });
};

/** The ticket with this token, looked at without counting a try. Refuses `ticket_gone`. */
export const requireTicket = async (house: House, token: string): Promise<OpenTicket> => {
  const row = await readTicket(house.db, hashOf(token), house.clock.now());
  if (!row) throw refuse('ticket_gone');
  return present(row);
};

const secondStepOf = ({ accountId }: OpenTicket): GuessSubject => ({ kind: 'secondStep', of: accountId });

/** The ticket with this token, for a try that may be wrong: it is counted before it is looked at. */
export const spendTry = async (house: House, token: string): Promise<OpenTicket> => {
  const row = await spendTicketTry(house.db, hashOf(token), { now: house.clock.now(), most: mostTries });
  if (!row) throw refuse('ticket_gone');
  const ticket = present(row);
  await spendGuess(house, secondStepOf(ticket));
  return ticket;
};

/** The second step was right: the ticket is used up, the session opens. */
export const finishTicket = async (
  house: House,
  ticket: OpenTicket,
  { trust = false, proved = true }: { trust?: boolean | undefined; proved?: boolean } = {},
): Promise<SignedIn> => {
  if (!(await deleteTicket(house.db, ticket.accountId, ticket.ticketId))) throw refuse('ticket_gone');
  await forgiveGuesses(house, [secondStepOf(ticket)]);
  const { accountId, client, browserHash } = ticket;
  return completeSignIn(house, { accountId, client, browserHash, trust, proved });
};
