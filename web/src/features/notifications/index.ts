export { notificationsData } from './data.ts';
export { notificationsStore, type NotificationsState } from './state.ts';
export { changeSettings } from './change-settings.ts';
