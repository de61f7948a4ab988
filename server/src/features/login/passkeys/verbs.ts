import { limits } from '@maru/contract';
import type { SignedCall, SignedVerb } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { changeLogin, makeFirstCodes, tidySecondStep } from '../change-login.ts';
import { presentPasskey } from '../present.ts';
import { readStanding, setPasskeySecond as keepPasskeySecond } from '../store.ts';
import { askForNewPasskey, readNewPasskey } from './ceremonies.ts';
import { deletePasskey, insertPasskey, updatePasskeyName } from './passkey-store.ts';

const purposeOf = ({ who }: SignedCall): string => `add ${who.accountId} ${who.sessionId}`;

const requireRoom = async ({ house, who }: SignedCall): Promise<void> => {
  const { passkeys } = await readStanding(house.db, who.accountId);
  if (passkeys >= limits.passkeys.count) throw refuse('too_many_passkeys');
};

/** The options with which my browser makes a passkey. */
export const beginPasskey: SignedVerb<'login.beginPasskey'> = async (call) => {
  await requireRoom(call);
  const { accountId, handle, name } = call.who;
  const of = { accountId, handle: handle ?? name, name, purpose: purposeOf(call) };
  return { options: await askForNewPasskey(call.house, of) };
};

/** Keeps the passkey that my browser has made: an answer to the options that were given, after proof, to this session. */
export const addPasskey: SignedVerb<'login.addPasskey'> = async (call, { answer, name }) => {
  await requireRoom(call);
  const { accountId } = call.who;
  const row = await readNewPasskey(call.house, { accountId, answer, purpose: purposeOf(call), name });
  if (!row) throw refuse('passkey_wrong');
  await changeLogin(call, 'passkeyAdded', async (tx) => {
    if (!(await insertPasskey(tx, row))) throw refuse('passkey_wrong');
  });
  return presentPasskey(row);
};

/** Calls a passkey of mine something else. */
export const renamePasskey: SignedVerb<'login.renamePasskey'> = async ({ house, who }, input) => {
  const row = await updatePasskeyName(house.db, who.accountId, input);
  if (!row) throw refuse('passkey_not_found');
  return presentPasskey(row);
};

/** Takes a passkey of mine away. With the last one, none is asked for after the password any more. */
export const removePasskey: SignedVerb<'login.removePasskey'> = async (call, { passkeyId }) => {
  const { accountId } = call.who;
  await changeLogin(call, 'passkeyRemoved', async (tx) => {
    if (!(await deletePasskey(tx, accountId, passkeyId))) throw refuse('passkey_not_found');
    if ((await readStanding(tx, accountId)).passkeys > 0) return;
    await keepPasskeySecond(tx, accountId, false);
    await tidySecondStep(tx, accountId);
  });
  return {};
};

/** Asks for a passkey after my password, or no longer. */
export const setPasskeySecond: SignedVerb<'login.setPasskeySecond'> = async (call, { on }) => {
  const { house, who } = call;
  const { accountId } = who;
  const before = await readStanding(house.db, accountId);
  if (on && before.passkeys === 0) throw refuse('passkey_not_found');
  if (on === before.passkey_second) return { recoveryCodes: null };
  const codes = await changeLogin(call, on ? 'passkeySecondOn' : 'passkeySecondOff', async (tx) => {
    await keepPasskeySecond(tx, accountId, on);
    if (on) return makeFirstCodes(tx, accountId, house.clock.now());
    await tidySecondStep(tx, accountId);
    return null;
  });
  return { recoveryCodes: codes };
};
