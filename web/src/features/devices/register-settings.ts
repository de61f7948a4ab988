import { MonitorSmartphone } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';
import { accountsStore } from '../accounts/index.ts';

const page = 'devices';

registerSettingsPage({
  id: page,
  group: 'account',
  order: 20,
  label: 'devices.title',
  finds: 'devices.find',
  Icon: MonitorSmartphone,
  Content: lazily(async () => (await import('./devices-section.tsx')).DevicesSection),
  isShown: () => accountsStore.getState().me?.guest !== true,
});

registerSettings(
  { id: 'other-devices', page, label: 'devices.others', text: 'devices.text', order: 10 },
  { id: 'sign-out-others', page, label: 'devices.endOthers', finds: 'devices.find', order: 20 },
);
