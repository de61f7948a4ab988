import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import type { SessionNews } from './session-news.ts';
import { halveSecret, lookAtToken } from './session-secrets.ts';

/**
 * From now on the cookie of this session is good only together with a half that the page brings along while its lock is
 * open; null makes it whole again. A retry changes nothing. The cookie that holds the first half stays as it is, so that an
 * answer that is lost loses nobody their session: the two together and, until then, the first alone are good.
 */
export const splitSession: SignedVerb<'accounts.splitSession'> = async ({ house, who, via }, { half }) => {
  const { token } = via;
  if (via.session === undefined || token === undefined) throw refuse('wrong_origin');
  const { accountId, sessionId } = who;
  await house.db.transaction(async (tx) => {
    const brought = await lookAtToken(tx, sessionId, token);
    if (!brought) throw refuse('busy', { retryAfterMs: 1_000 });
    await halveSecret(house, tx, { brought, half: half === null ? '' : `.${half}` });
    // What was good before is remembered by every process for a moment.
    await house.news.tell(tx, 'session.news', { accountId, sessionId, end: false } satisfies SessionNews);
  });
  return {};
};
