import { Phone } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

const page = 'calls';

registerSettingsPage({
  id: page,
  group: 'app',
  order: 15,
  label: 'calls.title',
  text: 'calls.set.text',
  Icon: Phone,
  Content: lazily(async () => (await import('./screens/settings-section.tsx')).CallSettings),
});

registerSettings(
  { id: 'rings', page, scope: 'device', label: 'calls.set.rings', text: 'calls.set.ringsText', order: 10 },
  {
    id: 'address',
    page,
    scope: 'device',
    label: 'calls.set.address',
    text: 'calls.set.addressText',
    finds: 'calls.set.findAddress',
    order: 20,
  },
  { id: 'noise', page, scope: 'device', label: 'calls.noise', text: 'calls.noiseText', order: 30 },
  { id: 'blur', page, scope: 'device', label: 'calls.blur', text: 'calls.blurText', order: 40 },
  {
    id: 'test',
    page,
    scope: 'device',
    label: 'calls.set.test',
    text: 'calls.set.testText',
    finds: 'calls.set.findTest',
    order: 50,
  },
);
