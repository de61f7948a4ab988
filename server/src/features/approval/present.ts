import type { SignInOrigin, SignInRequest } from '@maru/contract';
import type { RequestRow } from './store.ts';

/** Where a sign-in comes from, as somebody in a network sees it. */
export const presentOrigin = (
  row: { client: string; place: string | null; asked_at: Date },
  sameNetwork: boolean,
): SignInOrigin => ({
  client: row.client,
  place: row.place,
  sameNetwork,
  askedAt: row.asked_at.toISOString(),
});

/** A request as the owner of the account sees it. */
export const presentRequest = (row: RequestRow, origin: SignInOrigin): SignInRequest => ({
  ...origin,
  id: row.request_id,
  endsAt: row.ends_at.toISOString(),
  letsInAt: row.lets_in_at?.toISOString() ?? null,
  sessionId: row.session_id,
});
