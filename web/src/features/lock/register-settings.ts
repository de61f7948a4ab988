import { Lock } from 'lucide-react';
import { lockStore } from '../../platform/lock/index.ts';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

const page = 'lock';
const isOn = (): boolean => lockStore.getState().status === 'open';

registerSettingsPage({
  id: page,
  group: 'safety',
  order: 30,
  label: 'lock.page',
  finds: 'lock.findPage',
  Icon: Lock,
  Content: lazily(async () => (await import('./lock-section.tsx')).LockSection),
});

registerSettings(
  { id: 'set-up', page, scope: 'device', label: 'lock.setUp', isShown: () => !isOn() },
  { id: 'now', page, scope: 'device', label: 'lock.now', text: 'lock.nowText', order: 10, isShown: isOn },
  { id: 'when', page, scope: 'device', label: 'lock.when', order: 20, isShown: isOn },
  { id: 'wipe', page, scope: 'device', label: 'lock.wipe', text: 'lock.wipeText', order: 40, isShown: isOn },
  { id: 'change', page, scope: 'device', label: 'lock.change', order: 50, isShown: isOn },
  { id: 'turn-off', page, scope: 'device', label: 'lock.turnOff', order: 60, isShown: isOn },
);
