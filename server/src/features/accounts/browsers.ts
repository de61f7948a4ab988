import { createHash } from 'node:crypto';
import type { AccountId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { readKnownBrowser } from './browser-store.ts';

export { countTrustedBrowsers, distrustBrowsers, forgetBrowsers } from './browser-store.ts';

const day = 24 * 3_600_000;
/** How long a browser is asked for no second step once its person has said so. */
export const trustMs = 30 * day;

/** The hash of the name that a browser brings; undefined where it brings none. */
export const browserHashOf = (token: string | undefined): Buffer | undefined =>
  token === undefined ? undefined : createHash('sha256').update(token).digest();

/** How an account stands to the browser that signs in. */
export interface BrowserStanding {
  hash: Buffer | undefined;
  known: boolean;
  trusted: boolean;
}

/** Was the account signed in in this browser before, and is no second step asked there? Costs the same where there is no account. */
export const standingOf = async (
  house: House,
  accountId: AccountId | undefined,
  token: string | undefined,
): Promise<BrowserStanding> => {
  const hash = browserHashOf(token);
  const nobody = '00000000-0000-0000-0000-000000000000' as AccountId;
  const row = hash && (await readKnownBrowser(house.db, accountId ?? nobody, hash));
  const now = house.clock.now();
  return { hash, known: row !== undefined, trusted: (row?.trusted_until ?? now) > now };
};
