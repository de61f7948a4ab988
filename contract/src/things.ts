import { albumEntries, albumMethods } from './albums/index.ts';
import { accountBoardEntries, boardEntries, boardMethods } from './board/index.ts';
import { accountEventEntries, eventEntries, eventMethods } from './events/index.ts';
import { accountNoticeEntries, noticeEntries, noticeMethods } from './notices/index.ts';
import { accountPollEntries, pollEntries, pollMethods } from './polls/index.ts';
import { todoEntries, todoMethods } from './todos/index.ts';

/** Methods of what members of a chat make and keep together. */
export const thingMethods = [
  ...pollMethods,
  ...eventMethods,
  ...todoMethods,
  ...noticeMethods,
  ...boardMethods,
  ...albumMethods,
] as const;

/** Entries of `chat:<id>` about them. */
export const thingEntries = {
  ...pollEntries,
  ...eventEntries,
  ...todoEntries,
  ...noticeEntries,
  ...boardEntries,
  ...albumEntries,
} as const;

/** Entries of `account:<me>` about them. */
export const accountThingEntries = {
  ...accountPollEntries,
  ...accountEventEntries,
  ...accountNoticeEntries,
  ...accountBoardEntries,
} as const;
