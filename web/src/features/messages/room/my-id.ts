import type { AccountId } from '@maru/contract';
import { messagesStore } from '../state.ts';

/** Whose session this is; it does not change while a room is shown. */
export const myIdNow = (): AccountId | null => messagesStore.getState().me;
