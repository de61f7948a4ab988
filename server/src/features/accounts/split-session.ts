import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeToken } from './sessions.ts';

/**
 * From now on the cookie of this session is good only together with a half that the page brings along while its lock is
 * open; null makes it whole again. A retry changes nothing.
 */
export const splitSession: SignedVerb<'accounts.splitSession'> = async ({ house, who, via }, { half }) => {
  if (via.session === undefined) throw refuse('wrong_origin');
  await changeToken(house, who, half === null ? via.session : `${via.session}.${half}`);
  return {};
};
