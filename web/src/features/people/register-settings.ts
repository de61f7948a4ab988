import { Ban, EyeOff } from 'lucide-react';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

registerSettingsPage({
  id: 'hidden',
  group: 'people',
  order: 20,
  label: 'people.hiddenPage',
  text: 'people.hiddenPageText',
  Icon: EyeOff,
  Content: lazily(async () => (await import('./kept-away-sections.tsx')).HiddenSection),
});
registerSettingsPage({
  id: 'blocked',
  group: 'people',
  order: 30,
  label: 'people.blockedPage',
  text: 'people.blockedPageText',
  Icon: Ban,
  Content: lazily(async () => (await import('./kept-away-sections.tsx')).BlockedSection),
});
