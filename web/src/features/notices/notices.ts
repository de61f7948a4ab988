import type { ChatId, Notice } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { openThings, useThing, useThingList } from '../../platform/things/index.ts';
import { rememberPersons } from '../people/index.ts';
import { applyNoticeEntry, mergeNotices } from './apply-entries.ts';

/** The notices that this client knows. */
export const notices = openThings<Notice>({
  of: 'notice',
  get: async (chatId, ids) => (await call('notices.get', { chatId, ids })).notices,
  async list(chatId, beforeSeq) {
    const page = await call('notices.list', { chatId, ...(beforeSeq === undefined ? {} : { beforeSeq }) });
    rememberPersons(page.persons);
    return { things: page.notices, nextBefore: page.nextBefore };
  },
  merge: mergeNotices,
  isAbout: (kind) => kind === 'notice.edited' || kind === 'notice.down',
  apply: applyNoticeEntry,
});

/** A notice while it is shown; undefined while it is asked for, null where it is gone. */
export const useNotice = (chatId: ChatId, id: string): Notice | null | undefined =>
  useThing(notices, chatId, id);

/** The notices of a chat, newest first. */
export const useNotices = (chatId: ChatId): ReturnType<typeof useThingList<Notice>> =>
  useThingList(notices, chatId);
