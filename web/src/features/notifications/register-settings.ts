import { BellRing } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';
import { accountsStore } from '../accounts/index.ts';

const page = 'notifications';

registerSettingsPage({
  id: page,
  group: 'app',
  order: 10,
  label: 'notifications.title',
  Icon: BellRing,
  Content: lazily(async () => (await import('./notifications-section.tsx')).NotificationsSection),
});

registerSettings(
  {
    id: 'push',
    page,
    scope: 'device',
    label: 'notifications.push',
    text: 'notifications.pushText',
    finds: 'notifications.findPush',
    order: 10,
  },
  {
    id: 'sounds',
    page,
    scope: 'device',
    label: 'notifications.sounds',
    text: 'notifications.soundsText',
    order: 11,
  },
  {
    id: 'quiet',
    page,
    scope: 'account',
    label: 'notifications.pause',
    text: 'notifications.pauseText',
    order: 20,
  },
  {
    id: 'toasts',
    page,
    scope: 'account',
    label: 'notifications.toasts',
    text: 'notifications.toastsText',
    order: 21,
  },
  {
    id: 'calls',
    page,
    scope: 'account',
    label: 'notifications.calls',
    text: 'notifications.callsText',
    order: 22,
  },
  {
    id: 'birthdays',
    page,
    scope: 'account',
    label: 'notifications.birthdays',
    text: 'notifications.birthdaysText',
    order: 22,
  },
  {
    id: 'previews',
    page,
    scope: 'account',
    label: 'notifications.shows',
    text: 'notifications.previewNoneText',
    finds: 'notifications.findPreviews',
    order: 30,
  },
  {
    id: 'groups',
    page,
    scope: 'account',
    label: 'notifications.groups',
    text: 'notifications.groupsMentionsText',
    order: 40,
  },
  {
    id: 'mentions',
    page,
    scope: 'account',
    label: 'notifications.mentionsAlways',
    text: 'notifications.mentionsAlwaysText',
    order: 50,
  },
  {
    id: 'keywords',
    page,
    scope: 'account',
    label: 'notifications.keywords',
    text: 'notifications.keywordsText',
    order: 51,
  },
  {
    id: 'hours',
    page,
    scope: 'account',
    label: 'notifications.hours',
    text: 'notifications.hoursText',
    finds: 'notifications.findHours',
    order: 60,
  },
  {
    id: 'digest',
    page,
    scope: 'account',
    label: 'notifications.digest',
    text: 'notifications.digestText',
    finds: 'notifications.findDigest',
    order: 70,
    isShown: () => accountsStore.getState().host?.mail ?? false,
  },
);
