import { registerSettings } from '../../platform/settings/index.ts';
import { KeptHereRow } from './kept-here-row.tsx';

registerSettings({
  id: 'kept-here',
  page: 'chats',
  scope: 'device',
  label: 'files.keptHere',
  text: 'files.keptHereText',
  finds: 'files.findKeptHere',
  Row: KeptHereRow,
});
