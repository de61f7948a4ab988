import { registerSettings } from '../../platform/settings/index.ts';
import { KeepSearches } from './everywhere/keep-searches.tsx';

registerSettings({
  id: 'keep-searches',
  page: 'privacy',
  scope: 'device',
  order: 90,
  label: 'search.keep',
  text: 'search.keepText',
  Row: KeepSearches,
});
