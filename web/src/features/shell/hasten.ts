import type { Route } from '../../platform/router/index.ts';
import { fetchHouse, fetchWaysIn } from './late.ts';

/** Begins to fetch what the address, or who is not known here, will need beside the first page. */
export const hasten = (route: Route, isKnownHere: boolean): void => {
  if (!isKnownHere) fetchWaysIn();
  else if (route.page !== 'chats' || route.chatId) fetchHouse();
};
