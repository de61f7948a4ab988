import { LockKeyhole } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';
import { accountsStore } from '../accounts/index.ts';

const page = 'secret-chats';

registerSettingsPage({
  id: page,
  group: 'safety',
  order: 35,
  label: 'secret.settings',
  text: 'secret.settingsText',
  finds: 'secret.settingsFind',
  Icon: LockKeyhole,
  Content: lazily(async () => (await import('./screens/settings-section.tsx')).SecretSettings),
  isShown: () => accountsStore.getState().me?.guest !== true,
});

registerSettings(
  { id: 'secret-device', page, label: 'secret.thisDevice', finds: 'secret.settingsFind', order: 10 },
  {
    id: 'secret-typing',
    page,
    label: 'secret.sendsTyping',
    text: 'secret.sendsTypingText',
    finds: 'secret.typingFind',
    order: 20,
  },
  { id: 'secret-afresh', page, label: 'secret.afresh', text: 'secret.afreshText', order: 30 },
);
