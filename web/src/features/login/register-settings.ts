import { LockKeyhole } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

const page = 'security';

registerSettingsPage({
  id: page,
  group: 'safety',
  order: 10,
  label: 'login.title',
  finds: 'login.findSecurity',
  Icon: LockKeyhole,
  Content: lazily(async () => (await import('./security-section.tsx')).SecuritySection),
});

registerSettings(
  { id: 'handle', page, label: 'login.handle', order: 10 },
  { id: 'password', page, label: 'login.password', finds: 'login.findPassword', order: 20 },
  { id: 'passkeys', page, label: 'login.passkeys', text: 'login.passkeysText', order: 30 },
  {
    id: 'authenticator',
    page,
    label: 'login.totp',
    text: 'login.totpText',
    finds: 'login.findTotp',
    order: 40,
  },
  {
    id: 'passkey-second',
    page,
    label: 'login.passkeySecond',
    text: 'login.passkeySecondText',
    order: 50,
  },
  { id: 'recovery-codes', page, label: 'login.codes', text: 'login.codesText', order: 60 },
  { id: 'trusted-browsers', page, label: 'login.trusted', text: 'login.trustedText', order: 70 },
);
