import { Info, KeyRound, Palette, UserPlus } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily, RowSpace } from '../../ui/index.ts';
import { accountsStore } from './state.ts';

registerSettingsPage({
  id: 'account',
  group: 'account',
  order: 30,
  label: 'accounts.setAccount',
  finds: 'accounts.findAccount',
  Icon: KeyRound,
  Content: lazily(async () => (await import('./sign-out-row.tsx')).AccountSection, { meanwhile: RowSpace }),
});
registerSettingsPage({
  id: 'display',
  group: 'app',
  order: 20,
  label: 'accounts.setDisplay',
  formerly: ['language'],
  Icon: Palette,
  Content: lazily(async () => (await import('./settings-sections.tsx')).DisplaySection),
});
registerSettingsPage({
  id: 'invite',
  group: 'people',
  order: 10,
  label: 'accounts.invitations',
  Icon: UserPlus,
  Content: lazily(async () => (await import('./host-invitations.tsx')).HostInvitations),
  isShown: () => accountsStore.getState().host?.signUp === 'invitation',
});
registerSettingsPage({
  id: 'about',
  group: 'about',
  order: 90,
  label: 'accounts.setAbout',
  finds: 'accounts.findAbout',
  Icon: Info,
  Content: lazily(async () => (await import('./settings-sections.tsx')).AboutSection),
});

registerSettings(
  { id: 'sign-out', page: 'account', label: 'accounts.signOut' },
  {
    id: 'link-cards',
    page: 'privacy',
    scope: 'account',
    label: 'accounts.privacyCards',
    text: 'accounts.privacyCardsText',
    Row: lazily(async () => (await import('./settings-sections.tsx')).LinkCardsRow),
  },
  {
    id: 'theme',
    page: 'display',
    scope: 'account',
    label: 'accounts.theme',
    text: 'accounts.themeText',
    finds: 'accounts.findTheme',
  },
  {
    id: 'text-size',
    page: 'display',
    scope: 'device',
    label: 'accounts.textSize',
    text: 'accounts.textSizeText',
    finds: 'accounts.findTextSize',
  },
  {
    id: 'language',
    page: 'display',
    scope: 'account',
    label: 'accounts.language',
    text: 'accounts.languageText',
    finds: 'accounts.findLanguage',
  },
);
