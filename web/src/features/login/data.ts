import type { AccountEntryBodies, Entry, SessionId } from '@maru/contract';
import { translate } from '../../platform/i18n/index.ts';
import type { FeatureData } from '../../platform/session/index.ts';
import { toast } from '../../ui/index.ts';
import { loadLogin, loginStore } from './state.ts';

/** What happened longer ago than this is told by the page, and by no toast. */
const freshMs = 10 * 60_000;

let mySession: SessionId | undefined;

const isNews = (entry: Entry): boolean => {
  const { sessionId } = entry.body as AccountEntryBodies['login.changed'];
  return sessionId !== mySession && Date.now() - Date.parse(entry.at) < freshMs;
};

/** How I sign in, as a part of a session: what other devices change is told here. */
export const loginData: FeatureData = {
  name: 'login',
  onWelcome(welcome) {
    mySession = welcome.session;
  },
  applyEntries(entries) {
    const changes = entries.filter((entry) => entry.kind === 'login.changed');
    if (changes.length === 0) return;
    if (loginStore.getState().login) void loadLogin().catch(() => {});
    const last = changes.filter(isNews).at(-1);
    if (!last) return;
    const { what } = last.body as AccountEntryBodies['login.changed'];
    toast(translate(`login.told.${what}`), { milliseconds: 12_000 });
  },
  reset: () => loginStore.setState({ login: null }),
};
