import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { newsFor } from './my-news.ts';
import { answerRequest } from './store.ts';

/** Puts a request away for good: adding me again does not ask a second time. */
export const ignoreRequest: SignedVerb<'people.ignoreRequest'> = async ({ house, who }, { accountId }) => {
  const me = who.accountId;
  await house.db.transaction(async (tx) => {
    const request = await answerRequest(tx, { accountId: me, otherId: accountId });
    if (!request) throw refuse('request_not_found');
    if (request.waited)
      await house.log.appendIn(tx, [newsFor({ to: me, from: me }, 'request.ignored', { accountId })]);
  });
  return {};
};
