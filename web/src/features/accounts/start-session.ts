import { willPass } from '@maru/client';
import type { AccountId, Me } from '@maru/contract';
import { isLocked, untilUnlocked } from '../../platform/lock/index.ts';
import { call, callOverHttp, closeSession, openSession } from '../../platform/session/index.ts';
import { askUntilAnswered, waitOrOnline } from './ask-until-answered.ts';
import { endSessionHere } from './end-session-here.ts';
import { oweSignOut, owesSignOut, paySignOut } from './owed-sign-out.ts';
import { heldKeptOut, showKeptOut } from './kept-out.ts';
import { rememberAccount, rememberedAccount } from './remembered-account.ts';
import { isSigningOut } from './sign-out.ts';
import { accountsStore } from './state.ts';
import { withUnsent } from './unsent-settings.ts';

/** The host no longer knows this session: it was ended from elsewhere, which is told once. */
const takeEnd = async (): Promise<void> => {
  const { me } = accountsStore.getState();
  const endedFor = !me || isSigningOut() ? null : me.guest ? 'guest' : 'account';
  await endSessionHere();
  if (endedFor) accountsStore.setState({ endedFor });
  await startSession();
};

/** Opens the session of an account on this device and shows it. */
export const enter = async (id: AccountId, me?: Me): Promise<void> => {
  rememberAccount(id);
  oweSignOut(false);
  await untilUnlocked(id);
  if (me) accountsStore.setState({ me: withUnsent(me) });
  // Another tab may have signed somebody else in: the cookie tells.
  await openSession(id, {
    // Whoever locks takes half of the session away, and is not signed out for that.
    onSignedOut: () => void (isLocked() || takeEnd()),
    onKeptOut: () => void showKeptOut(),
  });
  // Locked again while the store was being read: nothing of it stays open behind the screen.
  if (isLocked()) return closeSession();
  try {
    if (!accountsStore.getState().me)
      accountsStore.setState({ me: withUnsent(await call('accounts.me', {})) });
  } catch (error) {
    if (await heldKeptOut(error)) return;
    throw error;
  }
  // The line may have been closed to somebody who is kept out before the store had been read.
  if (['keptOut', 'leaving', 'guarded'].includes(accountsStore.getState().phase)) return;
  accountsStore.setState({ phase: 'signedIn', leavesAt: null });
};

/** Learns what this host is; without a network what was known stays. */
export const loadHost = async (): Promise<void> => {
  const host = await call('accounts.describeHost', {}).catch(() => null);
  if (host) accountsStore.setState({ host });
};

/** Opens what this device remembers, or what the host says that a cookie still opens. */
const openHere = async (remembered: AccountId | undefined): Promise<void> => {
  const { unansweredTries, phase } = accountsStore.getState();
  // While the host did not answer, somebody came in by another way, such as a link.
  if (unansweredTries > 0 && phase !== 'starting') return;
  if (!remembered) {
    const me = await callOverHttp('accounts.me', {});
    return enter(me.id, me);
  }
  try {
    await enter(remembered);
  } catch (error) {
    // What was opened half is opened anew; what is kept on this device stays.
    if (willPass(error)) await closeSession();
    throw error;
  }
};

/**
 * At the start of the app: opens what there is to open. Only a clear answer shows that nobody is signed in here; a host
 * that does not answer, or has no time, is asked again, and that is said.
 */
export const startSession = async (): Promise<void> => {
  void loadHost();
  // A session that was given up here opens nothing, whatever the browser still holds of it.
  if (owesSignOut() && !(await paySignOut())) return accountsStore.setState({ phase: 'signedOut' });
  const remembered = rememberedAccount();
  try {
    await askUntilAnswered(() => openHere(remembered), {
      wait: waitOrOnline,
      onAgain: (tries) => accountsStore.setState({ unansweredTries: tries }),
    });
  } catch (error) {
    if (await heldKeptOut(error)) return;
    if (remembered) return await endSessionHere();
    accountsStore.setState({ phase: 'signedOut' });
  } finally {
    const { unansweredTries, host } = accountsStore.getState();
    if (unansweredTries > 0) {
      accountsStore.setState({ unansweredTries: 0 });
      if (!host) void loadHost();
    }
  }
};
