import { RefusalError } from '@maru/client';
import { callOverHttp } from '../../platform/session/index.ts';

const name = 'maru.sign-out';

/** Whether a session was given up here that the host has not heard of: it must not open anything any more. */
export const owesSignOut = (): boolean => {
  try {
    return localStorage.getItem(name) === 'owed';
  } catch {
    return false;
  }
};

/** Notes that the host has still to end the session of this browser, or that it has. */
export const oweSignOut = (isOwed = true): void => {
  try {
    if (isOwed) localStorage.setItem(name, 'owed');
    else localStorage.removeItem(name);
  } catch {
    // Then the page that notes it must be the one that does it.
  }
};

/** Ends the session that was given up; false while the host cannot be reached. */
export const paySignOut = async (): Promise<boolean> => {
  try {
    await callOverHttp('accounts.signOut', {});
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'not_signed_in') return false;
  }
  oweSignOut(false);
  return true;
};
