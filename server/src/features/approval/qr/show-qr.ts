import type { Verb } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { browserHashOf, completeSignIn } from '../../accounts/index.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import { insertQr, readQrByTicket, takeQr } from './store.ts';

/** A code is good for a minute; a few seconds more for a phone that is just reading it. */
const codeMs = 75_000;

/**
 * Begins at a computer. The code goes onto the screen and lets nobody in; the ticket stays in the page, is never shown,
 * and gets the session. Whoever films the screen has the code alone.
 */
export const beginQr: Verb<'approval.beginQr'> = async ({ house, via }, { browser }) => {
  const [code, ticket] = [newSecret(), newSecret()];
  const now = house.clock.now();
  const endsAt = new Date(now.getTime() + codeMs);
  await insertQr(house.db, {
    code_hash: hashOfSecret(code),
    ticket_hash: hashOfSecret(ticket),
    client: via.client,
    address: via.address,
    browser_hash: browserHashOf(browser ?? via.browser) ?? null,
    asked_at: now,
    ends_at: endsAt,
  });
  return { code, ticket, endsAt: endsAt.toISOString() };
};

/** What became of it. */
export const lookQr: Verb<'approval.lookQr'> = async ({ house }, { ticket }) => {
  const row = await readQrByTicket(house.db, hashOfSecret(ticket), house.clock.now());
  if (!row) throw refuse('qr_gone');
  return { state: row.state, endsAt: row.ends_at.toISOString() };
};

/** Opens the session that a phone has approved. It was let in by a device and has proved nothing by itself. */
export const finishQr: Verb<'approval.finishQr'> = async ({ house }, { ticket }) => {
  const hash = hashOfSecret(ticket);
  const now = house.clock.now();
  const row = await takeQr(house.db, hash, now);
  if (!row?.account_id)
    throw refuse((await readQrByTicket(house.db, hash, now)) ? 'not_approved' : 'qr_gone');
  return completeSignIn(house, {
    accountId: row.account_id,
    client: row.client,
    address: row.address,
    browserHash: row.browser_hash,
    trust: false,
    proved: false,
    approved: 'qr',
  });
};
