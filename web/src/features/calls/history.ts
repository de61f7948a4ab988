import type { CallId } from './call-view.ts';

/** Loads the history of my calls: the newest, or with `older` what comes after those that are shown. */
export const loadCallHistory = async (_options: { older?: boolean } = {}): Promise<void> => {};

/** I have seen the missed ones. */
export const markCallsSeen = async (): Promise<void> => {};

/** Takes calls off the history of all my devices. */
export const forgetCalls = async (_which: readonly CallId[] | 'all'): Promise<void> => {};
