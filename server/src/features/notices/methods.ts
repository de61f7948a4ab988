import type { MethodTable } from '../../platform/house.ts';
import { editNotice, putNoticeAway, takeDownNotice } from './change-notice.ts';
import { getNotices, listNotices, topNotice } from './read-notices.ts';
import { setNotice, setNoticeRule } from './set-notice.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'notices.set': setNotice,
  'notices.top': topNotice,
  'notices.get': getNotices,
  'notices.list': listNotices,
  'notices.edit': editNotice,
  'notices.takeDown': takeDownNotice,
  'notices.putAway': putNoticeAway,
  'notices.setRule': setNoticeRule,
};
