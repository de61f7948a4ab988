import type { AccountEntryBodies, Entry } from '@maru/contract';
import { translate } from '../../platform/i18n/index.ts';
import type { FeatureData } from '../../platform/session/index.ts';
import { toast } from '../../ui/index.ts';
import { applyEntry } from './apply-entries.ts';
import { devicesStore, firstDevices, loadDevices } from './state.ts';

/** What happened longer ago than this is told by the page, and by no toast. */
const freshMs = 24 * 3_600_000;

/** That a secret was used twice is told by itself, as nobody has asked for it. */
const tellReused = (entries: readonly Entry[]): void => {
  for (const entry of entries) {
    if (entry.kind !== 'device.ended' || Date.now() - Date.parse(entry.at) > freshMs) continue;
    const { why, name } = entry.body as AccountEntryBodies['device.ended'];
    if (why === 'reused')
      toast(translate('devices.reused', { name: name || translate('devices.unknown') }), {
        tone: 'danger',
        milliseconds: 20_000,
      });
  }
};

/** My devices, as a part of a session: the list follows what happens on any of them. */
export const devicesData: FeatureData = {
  name: 'devices',
  onWelcome() {
    // What happened while the line was away may have been more than entries tell.
    if (devicesStore.getState().devices) void loadDevices().catch(() => {});
  },
  applyEntries(entries) {
    const before = devicesStore.getState();
    const after = entries.reduce(applyEntry, before);
    if (after !== before) devicesStore.setState(after);
    tellReused(entries);
  },
  reset: () => devicesStore.setState(firstDevices),
};
