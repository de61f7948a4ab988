import type { SignInRequestId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import type { NewSignIn } from '../accounts/index.ts';
import { tellDevices } from '../login/index.ts';
import { originOf } from './origin.ts';
import { recentMs } from './rules.ts';
import { insertRequest, noteSignedIn } from './store.ts';
import { tellOfRequest } from './tell.ts';

const noteNew = async (house: House, tx: Tx, signIn: NewSignIn): Promise<SignInRequestId> => {
  const { accountId, sessionId, client, address } = signIn;
  const at = house.clock.now();
  const id = v7() as SignInRequestId;
  await insertRequest(tx, {
    account_id: accountId,
    request_id: id,
    ticket_id: null,
    ticket_hash: null,
    number: '',
    state: 'signedIn',
    client,
    ...(await originOf(address)),
    asked_at: at,
    ends_at: new Date(at.getTime() + recentMs),
    lets_in_at: null,
    session_id: sessionId,
  });
  return id;
};

/** Tells the other devices of somebody who has come in in a new browser, however they did; and of the end of a freeze. */
export const noteSignIn = async (house: House, tx: Tx, signIn: NewSignIn): Promise<void> => {
  const { accountId, sessionId, ticketId, client } = signIn;
  if (signIn.unfroze) await tellDevices(house, tx, { accountId, what: 'unfrozen', sessionId, client });
  const asked =
    ticketId === undefined
      ? undefined
      : await noteSignedIn(tx, { ticketId, sessionId, at: house.clock.now() });
  if (signIn.known && !asked) return;
  const id = asked ?? (await noteNew(house, tx, signIn));
  await tellOfRequest(house, tx, { accountId, id, what: 'signedIn', sessionId });
};
