import type { SignInRequest } from '@maru/contract';
import type { SignedCall, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  dropTicket,
  endOneSession,
  findFrozenAt,
  forgetBrowsers,
  forgiveGuesses,
  hasPassword,
} from '../accounts/index.ts';
import { tellDevices } from '../login/index.ts';
import { describeOrigin } from './origin.ts';
import { presentRequest } from './present.ts';
import { isNumber, mostNumbers, recentMs } from './rules.ts';
import {
  approveRequest,
  readAsking,
  readAsks,
  readRecent,
  refuseRequest,
  spendNumber,
  writeAsks,
  type RequestRow,
} from './store.ts';
import { tellOfRequest } from './tell.ts';

const describeAll = ({ via }: SignedCall, rows: readonly RequestRow[]): SignInRequest[] =>
  rows.map((row) => presentRequest(row, describeOrigin(row, via.address)));

/** Sign-ins that wait for me, and those of the last days. */
export const list: SignedVerb<'approval.list'> = async (call) => {
  const { house, who } = call;
  const { db, config } = house;
  const { accountId, sessionId } = who;
  const now = house.clock.now();
  const [asking, recent, asks, frozenAt, canFreeze] = await Promise.all([
    readAsking(db, accountId, now),
    readRecent(db, accountId, new Date(now.getTime() - recentMs)),
    readAsks(db, accountId),
    findFrozenAt(db, accountId),
    hasPassword(house, accountId),
  ]);
  return {
    asking: describeAll(call, asking),
    recent: describeAll(
      call,
      recent.filter((one) => one.session_id !== sessionId),
    ),
    asks,
    hostAsks: config.approval === 'on',
    frozenAt: frozenAt?.toISOString() ?? null,
    canFreeze,
  };
};

/** Lets a sign-in in, with the number that the new device shows. After a few wrong ones it is refused. */
export const approve: SignedVerb<'approval.approve'> = async ({ house, who }, { id, number }) => {
  const { accountId, sessionId } = who;
  const now = house.clock.now();
  const row = await spendNumber(house.db, accountId, { requestId: id, now, most: mostNumbers });
  if (!row) throw refuse('approval_gone');
  const isRight = isNumber(number, row.number);
  if (!isRight && row.wrong < mostNumbers) throw refuse('number_wrong', { left: mostNumbers - row.wrong });
  await house.db.transaction(async (tx) => {
    const changed = isRight
      ? await approveRequest(tx, accountId, id)
      : (await refuseRequest(tx, accountId, id)) !== undefined;
    if (!changed) throw refuse('approval_gone');
    if (!isRight && row.ticket_hash) await dropTicket(tx, row.ticket_hash);
    const what = isRight ? 'approved' : 'refused';
    await tellOfRequest(house, tx, { accountId, id, what, by: sessionId });
  });
  if (!isRight) throw refuse('number_wrong', { left: 0 });
  await forgiveGuesses(house, [{ kind: 'approvalAsked', of: accountId }]);
  return {};
};

/**
 * It was not me: refuses a sign-in and takes its ticket away, signs out what it has opened, and forgets every browser, so
 * that whoever has the password has to ask again.
 */
export const refuseSignIn: SignedVerb<'approval.refuse'> = async ({ house, who }, { id }) => {
  const { accountId, sessionId } = who;
  const row = await house.db.transaction(async (tx) => {
    const refused = await refuseRequest(tx, accountId, id);
    if (!refused) throw refuse('approval_gone');
    if (refused.ticket_hash) await dropTicket(tx, refused.ticket_hash);
    await forgetBrowsers(tx, accountId);
    await tellOfRequest(house, tx, { accountId, id, what: 'refused', by: sessionId });
    return refused;
  });
  return {
    signedOut: row.session_id !== null && (await endOneSession(house, accountId, row.session_id)),
  };
};

/** Asks my devices before a new browser is let in, or no longer; the others are told. */
export const setAsked: SignedVerb<'approval.setAsked'> = async ({ house, who, via }, { on }) => {
  const { accountId, sessionId } = who;
  await house.db.transaction(async (tx) => {
    await writeAsks(tx, accountId, on);
    const what = on ? 'approvalOn' : 'approvalOff';
    await tellDevices(house, tx, { accountId, what, sessionId, client: via.client });
  });
  return {};
};
