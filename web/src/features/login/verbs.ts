import type { InputOf, PasskeyId } from '@maru/contract';
import { createPasskey } from '../../platform/passkeys/index.ts';
import { call } from '../../platform/session/index.ts';
import { accountsStore } from '../accounts/index.ts';
import { withProof } from '../proof/index.ts';
import { loadLogin } from './state.ts';

/** Does something to how I sign in, and shows how it is then. */
const changing = async <Result>(change: Promise<Result>): Promise<Result> => {
  const result = await change;
  await loadLogin();
  return result;
};

/** Changes my password. */
export const changePassword = (input: InputOf<'login.changePassword'>): Promise<unknown> =>
  changing(withProof(() => call('login.changePassword', input)));

/** Changes my handle. */
export const changeHandle = async (handle: string): Promise<void> => {
  accountsStore.setState({ me: await withProof(() => call('login.changeHandle', { handle })) });
};

/** Begins with an authenticator app: gives what its QR code says, and the secret as text. */
export const beginTotp = () => withProof(() => call('login.beginTotp', {}));

/** Turns the authenticator app on; gives recovery codes where there were none. */
export const confirmTotp = async (code: string): Promise<string[] | null> =>
  (await changing(call('login.confirmTotp', { code }))).recoveryCodes;

/** Asks for no code of an authenticator app any more. */
export const removeTotp = (): Promise<unknown> => changing(withProof(() => call('login.removeTotp', {})));

/** Makes ten new recovery codes. */
export const makeRecoveryCodes = async (): Promise<string[]> =>
  (await changing(withProof(() => call('login.makeRecoveryCodes', {})))).recoveryCodes;

/** Makes a passkey on this device, or on one near by. */
export const addPasskey = async (name: string): Promise<void> => {
  const { options } = await withProof(() => call('login.beginPasskey', {}));
  const answer = await createPasskey(options);
  await changing(call('login.addPasskey', { answer, name }));
};

/** Calls a passkey something else. */
export const renamePasskey = (passkeyId: PasskeyId, name: string): Promise<unknown> =>
  changing(call('login.renamePasskey', { passkeyId, name }));

/** Takes a passkey away. */
export const removePasskey = (passkeyId: PasskeyId): Promise<unknown> =>
  changing(withProof(() => call('login.removePasskey', { passkeyId })));

/** Asks for a passkey after my password, or no longer; gives recovery codes where there were none. */
export const setPasskeySecond = async (on: boolean): Promise<string[] | null> =>
  (await changing(withProof(() => call('login.setPasskeySecond', { on })))).recoveryCodes;

/** Asks every browser for the second step again. */
export const distrustBrowsers = (): Promise<unknown> => changing(call('login.distrustBrowsers', {}));
