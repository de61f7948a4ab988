import { UserPen } from 'lucide-react';
import { registerSettings, registerSettingsPage } from '../../platform/settings/index.ts';
import { lazily } from '../../ui/index.ts';

const page = 'profile';

registerSettingsPage({
  id: page,
  group: 'account',
  order: 10,
  label: 'profiles.title',
  finds: 'profiles.finds',
  Icon: UserPen,
  Content: lazily(async () => (await import('./profiles-page.tsx')).ProfilesPage),
});

registerSettings(
  { id: 'more', page, scope: 'account', label: 'profiles.more', text: 'profiles.moreText' },
  { id: 'preview', page, label: 'profiles.preview', text: 'profiles.previewText' },
  { id: 'photos', page, label: 'profiles.photos', text: 'profiles.photosText' },
);
