import type { SignInOrigin, SignInRequest } from '@maru/contract';
import { presentPlace } from './rules.ts';
import type { RequestRow } from './store.ts';

/** Where a sign-in comes from, as somebody in a network sees it. */
export const presentOrigin = (
  row: { client: string; asked_at: Date },
  { place, sameNetwork }: { place: string | undefined; sameNetwork: boolean },
): SignInOrigin => ({
  client: row.client,
  place: presentPlace(place),
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
