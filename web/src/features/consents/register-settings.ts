import { FileCheck2 } from 'lucide-react';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

registerSettingsPage({
  id: 'agreed',
  group: 'safety',
  order: 45,
  label: 'consents.page',
  text: 'consents.pageText',
  finds: 'consents.find',
  Icon: FileCheck2,
  Content: lazily(async () => (await import('./agreed-page.tsx')).AgreedPage),
});
