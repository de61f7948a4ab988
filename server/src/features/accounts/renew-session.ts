import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { lookAtToken, renewSecret } from './session-secrets.ts';

/** Gives this session a new secret. The one it has counts until the new one is used, and a short while longer. */
export const renewSession: SignedVerb<'accounts.renewSession'> = async ({ house, who, via }) => {
  const { token } = via;
  if (token === undefined) throw refuse('wrong_origin');
  return house.db.transaction(async (tx) => {
    const brought = await lookAtToken(tx, who.sessionId, token);
    // Between the asking and now it was halved, or made whole again: whoever asks again brings what counts.
    if (!brought) throw refuse('busy', { retryAfterMs: 1_000 });
    return { token: await renewSecret(house, tx, brought) };
  });
};
