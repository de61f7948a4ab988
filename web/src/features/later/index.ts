export * from './hooks.ts';
export { laterData } from './data.ts';
export { cancelLater, scheduleMessage, sendLaterNow, updateLater } from './change-later.ts';
