import type { AccountId, ChatId } from '@maru/contract';
import { mustSealNotes, openNote, sealNote } from '../../platform/lock/index.ts';
import { findChat } from '../chats/index.ts';
import type { Draft } from './state.ts';

/** Drafts by their room; null for one that was given up. */
export type LastDrafts = Readonly<Record<ChatId, Draft | null>>;

/** What would be left now, sealed: on a device with a lock nothing is left that is not. */
let ready: string | undefined;
let prepared = 0;

/** Makes ready what a page that goes away leaves, where that takes a moment it will not have. */
export const prepareDrafts = async (drafts: LastDrafts): Promise<void> => {
  if (!mustSealNotes()) return;
  const turn = ++prepared;
  const text = await sealNote(drafts);
  if (turn === prepared) ready = text;
};

const nameOf = (me: AccountId): string => `maru-last-drafts-${me}`;

/** Without a lock: words for a secret room are in the local store, sealed, or are lost with their last moment. */
const leaveOut = (drafts: LastDrafts): LastDrafts =>
  Object.fromEntries(
    Object.entries(drafts).filter(([id, draft]) => !draft || findChat(id as ChatId)?.secret === false),
  );

/**
 * Leaves drafts for the next page of this tab. The local store answers later, and a page that goes away does not wait
 * for it; the session storage of a tab is written at once.
 */
export const leaveDrafts = (me: AccountId, drafts: LastDrafts): void => {
  try {
    const text = mustSealNotes() ? ready : JSON.stringify(leaveOut(drafts));
    if (text !== undefined) sessionStorage.setItem(nameOf(me), text);
  } catch {
    // Where nothing may be kept, the local store has had its try.
  }
};

/** What the page before left, once. */
export const takeLastDrafts = async (me: AccountId): Promise<LastDrafts> => {
  try {
    const text = sessionStorage.getItem(nameOf(me));
    sessionStorage.removeItem(nameOf(me));
    return text === null ? {} : (((await openNote(text)) as LastDrafts | undefined) ?? {});
  } catch {
    return {};
  }
};
