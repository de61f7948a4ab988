import { LifeBuoy } from 'lucide-react';
import { paths } from '../../platform/router/index.ts';
import { registerSettingsPage } from '../../platform/settings/index.ts';
import { accountsStore } from '../accounts/index.ts';

registerSettingsPage({
  id: 'desk',
  group: 'host',
  order: 10,
  // The words of the desk itself are fetched with it.
  label: 'shell.setDesk',
  finds: 'shell.findDesk',
  Icon: LifeBuoy,
  path: paths.desk(),
  isShown: () => accountsStore.getState().me?.operator ?? false,
});
