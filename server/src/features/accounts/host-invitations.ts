import { createHash, randomBytes } from 'node:crypto';
import { limits, type AccountId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentInvitation } from './present.ts';
import {
  deleteInvitation,
  insertInvitation,
  isGood,
  readInvitations,
  takeInvitation,
} from './invitation-store.ts';

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/** Refuses where this host takes nobody, or only those who were invited and this one was not. */
export const requireWelcome = async (house: House, code: string | undefined): Promise<void> => {
  const { signUp } = house.hostSettings.current();
  if (signUp === 'open') return;
  if (signUp === 'closed') throw refuse('sign_up_closed');
  if (!code || !(await isGood(house.db, hashOf(code), house.clock.now()))) throw refuse('invitation_needed');
};

/** Uses the invitation up in the transaction that makes the account: of two who come with the same one, one gets in. */
export const useInvitation = async (
  house: House,
  tx: Tx,
  { code, by }: { code: string | undefined; by: AccountId },
): Promise<void> => {
  if (house.hostSettings.current().signUp !== 'invitation') return;
  if (!code || !(await takeInvitation(tx, hashOf(code), { by, at: house.clock.now() })))
    throw refuse('invitation_needed');
};

/** Makes an invitation to this host for one person. The code is told once. */
export const makeHostInvitation: SignedVerb<'accounts.makeHostInvitation'> = async ({ house, who }) => {
  const now = house.clock.now();
  const open = (await readInvitations(house.db, who.accountId)).filter(
    (one) => !one.used_at && one.ends_at > now,
  );
  if (open.length >= limits.hostInvitations.open) throw refuse('too_many_invitations');
  const code = randomBytes(15).toString('base64url');
  const row = {
    account_id: who.accountId,
    invitation_id: v7(),
    code_hash: hashOf(code),
    made_at: now,
    ends_at: new Date(now.getTime() + limits.hostInvitations.days * 24 * 3_600_000),
  };
  await insertInvitation(house.db, row);
  return { code, invitation: presentInvitation({ ...row, used_by: null, used_at: null }) };
};

/** My invitations to this host. */
export const listHostInvitations: SignedVerb<'accounts.listHostInvitations'> = async ({ house, who }) => ({
  invitations: (await readInvitations(house.db, who.accountId)).map(presentInvitation),
});

/** Takes back one of mine that nobody has used. */
export const dropHostInvitation: SignedVerb<'accounts.dropHostInvitation'> = async (
  { house, who },
  { id },
) => {
  await deleteInvitation(house.db, who.accountId, id);
  return {};
};
