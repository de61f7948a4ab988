import { Ban, EyeOff, ShieldCheck } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';
import { accountsStore } from '../accounts/index.ts';

registerSettingsPage({
  id: 'privacy',
  group: 'safety',
  order: 40,
  label: 'people.privacyPage',
  text: 'people.privacyPageText',
  finds: 'people.privacyFinds',
  Icon: ShieldCheck,
  Content: lazily(async () => (await import('./privacy-page.tsx')).PrivacyPage),
});
registerSettings(
  ...(
    [
      ['find-handle', 'people.findHandle', 'people.findHandleText'],
      ['find-link', 'people.findLink', 'people.findLinkText'],
      ['find-invite', 'people.findInvite', 'people.findInviteText'],
      ['add-groups', 'people.addGroups', 'people.addGroupsText'],
      ['online', 'people.seesOnline', 'people.seesOnlineText'],
      ['last-seen', 'people.seesLastSeen', 'people.seesLastSeenText'],
      ['reads', 'people.seesReads', 'people.seesReadsText'],
    ] as const
  ).map(([id, label, text]) => ({ id, page: 'privacy', scope: 'account' as const, label, text })),
  {
    id: 'find-mail',
    page: 'privacy',
    scope: 'account',
    label: 'people.findMail',
    text: 'people.findMailText',
    isShown: () => accountsStore.getState().host?.mail ?? false,
  },
);
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
