export { useNotice, useNotices } from './notices.ts';
export { noticesData, useTop } from './tops.ts';
export { editNotice, putNoticeAway, setNotice, setNoticeRule, takeDownNotice } from './change-notice.ts';
