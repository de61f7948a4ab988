import type { SignedCall, SignedVerb } from '../../../platform/house.ts';
import { refuse } from '../../../platform/refusal.ts';
import { findFrozenAt } from '../../accounts/index.ts';
import { requireProof } from '../../proof/index.ts';
import { describeOrigin, isSameNetwork, originOf } from '../origin.ts';
import { hashOfSecret } from './secrets.ts';
import { answerQr, claimQr, readClaimedQr, type QrReader } from './store.ts';

/** How long whoever has read a code may take to answer. */
const answerMs = 5 * 60_000;

const readerOf = ({ who: { accountId, sessionId } }: SignedCall): QrReader => ({ accountId, sessionId });

const answer = async (call: SignedCall, code: string, state: 'approved' | 'refused'): Promise<void> => {
  const { house } = call;
  const now = house.clock.now();
  if (!(await answerQr(house.db, hashOfSecret(code), { reader: readerOf(call), now, state })))
    throw refuse('qr_gone');
};

/** Tells whoever reads a code first where that computer is; for everybody else it is gone from then on. */
export const readQr: SignedVerb<'approval.readQr'> = async (call, { code }) => {
  const { house, via } = call;
  const now = house.clock.now();
  const endsAt = new Date(now.getTime() + answerMs);
  const row = await claimQr(house.db, hashOfSecret(code), { reader: readerOf(call), now, endsAt });
  if (!row) throw refuse('qr_gone');
  return describeOrigin({ ...row, ...(await originOf(row.address)) }, via.address);
};

/** Signs that computer in. A code that somebody has sent from afar is not answered in passing: it asks for proof. */
export const approveQr: SignedVerb<'approval.approveQr'> = async (call, { code }) => {
  const { house, who, via } = call;
  if (await findFrozenAt(house.db, who.accountId)) throw refuse('account_frozen');
  const now = house.clock.now();
  const row = await readClaimedQr(house.db, hashOfSecret(code), { reader: readerOf(call), now });
  if (!row) throw refuse('qr_gone');
  if (!isSameNetwork(row.address, via.address)) await requireProof(house, who);
  await answer(call, code, 'approved');
  return {};
};

/** Does not. */
export const refuseQr: SignedVerb<'approval.refuseQr'> = async (call, { code }) => {
  await answer(call, code, 'refused');
  return {};
};
