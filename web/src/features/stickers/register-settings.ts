import { Sticker } from 'lucide-react';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { StickersSettings } from './stickers-settings.tsx';

registerSettingsPage({
  id: 'stickers',
  group: 'app',
  order: 40,
  label: 'stickers.title',
  finds: 'stickers.findPage',
  Icon: Sticker,
  Whole: StickersSettings,
});
