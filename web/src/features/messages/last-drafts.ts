import type { AccountId, ChatId } from '@maru/contract';
import type { Draft } from './state.ts';

/** Drafts by their room; null for one that was given up. */
export type LastDrafts = Readonly<Record<ChatId, Draft | null>>;

const nameOf = (me: AccountId): string => `maru-last-drafts-${me}`;

/**
 * Leaves drafts for the next page of this tab. The local store answers later, and a page that goes away does not wait
 * for it; the session storage of a tab is written at once.
 */
export const leaveDrafts = (me: AccountId, drafts: LastDrafts): void => {
  try {
    sessionStorage.setItem(nameOf(me), JSON.stringify(drafts));
  } catch {
    // Where nothing may be kept, the local store has had its try.
  }
};

/** What the page before left, once. */
export const takeLastDrafts = (me: AccountId): LastDrafts => {
  try {
    const text = sessionStorage.getItem(nameOf(me));
    sessionStorage.removeItem(nameOf(me));
    return text === null ? {} : (JSON.parse(text) as LastDrafts);
  } catch {
    return {};
  }
};
