import type { AccountEntryBodies, Entry, SessionId } from '@maru/contract';
import { translate } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import type { FeatureData } from '../../platform/session/index.ts';
import { toast } from '../../ui/index.ts';
import { accountsStore } from '../accounts/index.ts';
import { approvalStore, loadApproval, resetApproval } from './state.ts';

/** What happened longer ago than this is told by the page, and by no toast. */
const freshMs = 10 * 60_000;

let mySession: SessionId | undefined;

const load = (): void => {
  if (accountsStore.getState().me?.guest) return;
  void loadApproval().catch(() => {});
};

const tellNew = (entry: Entry): void => {
  const { id, what, sessionId } = entry.body as AccountEntryBodies['approval.changed'];
  if (what !== 'signedIn' || sessionId === mySession) return;
  if (approvalStore.getState().approved.includes(id)) return;
  if (Date.now() - Date.parse(entry.at) > freshMs) return;
  toast(translate('approval.newSignIn'), {
    milliseconds: 15_000,
    action: { label: translate('approval.look'), onPress: () => go(paths.settings('security')) },
  });
};

/** What this device hears of sign-ins elsewhere, as a part of a session. */
export const approvalData: FeatureData = {
  name: 'approval',
  onWelcome(welcome) {
    mySession = welcome.session;
    load();
  },
  applyEntries(entries) {
    const changes = entries.filter(({ kind }) => kind === 'approval.changed' || kind === 'login.changed');
    if (changes.length === 0) return;
    // Whoever begins to wait for hours is asked about once more, though the sheet was put off before.
    for (const { kind, body } of changes) {
      if (kind !== 'approval.changed') continue;
      const { id, what } = body as AccountEntryBodies['approval.changed'];
      if (what === 'waiting')
        approvalStore.setState(({ putOff }) => ({ putOff: putOff.filter((one) => one !== id) }));
    }
    load();
    const last = changes.findLast(({ kind }) => kind === 'approval.changed');
    if (last) tellNew(last);
  },
  reset: resetApproval,
};
