const hour = 3_600_000;
const day = 24 * hour;

/** How long somebody waits whose devices say nothing, and how much longer where the account is frozen. */
export const waitMs = ({ frozen }: { frozen: boolean }): number => (frozen ? 7 * day : day);

/** How long after the wait a browser may come back. */
export const comeBackMs = 3 * day;

/** How long one can say that a sign-in was somebody else's. */
export const recentMs = 7 * day;

/** Requests of one account that may ask, and that may wait, at one moment. */
export const mostOpen = 3;

/** Numbers that may be typed for one request: a slip is forgiven, trying them out is not. */
export const mostNumbers = 3;

/** A request as far as the rules look at it. */
export interface RequestStanding {
  state: 'asking' | 'approved' | 'refused' | 'signedIn';
  ends_at: Date;
  lets_in_at: Date | null;
}

/** How a request stands at this moment; undefined where it is over. */
export const standingAt = (
  { state, ends_at: endsAt, lets_in_at: letsInAt }: RequestStanding,
  now: Date,
): 'asking' | 'approved' | 'refused' | undefined => {
  if (state === 'refused') return 'refused';
  if (endsAt <= now || state === 'signedIn') return undefined;
  if (state === 'approved' || (letsInAt !== null && letsInAt <= now)) return 'approved';
  return 'asking';
};

/** Is that the number? Made of digits alone by then. */
export const isNumber = (typed: string, shown: string): boolean => shown !== '' && typed === shown;
