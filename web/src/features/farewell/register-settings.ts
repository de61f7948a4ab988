import { UserX } from 'lucide-react';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

registerSettingsPage({
  id: 'delete-account',
  under: 'account',
  group: 'account',
  order: 95,
  label: 'farewell.title',
  text: 'farewell.pageText',
  finds: 'farewell.find',
  Icon: UserX,
  Content: lazily(async () => (await import('./farewell-section.tsx')).FarewellSection),
});
