import { registerSettings } from '../../platform/settings/index.ts';
import { accountsStore } from '../accounts/index.ts';

registerSettings({
  id: 'mail',
  page: 'security',
  order: 25,
  label: 'recovery.mail',
  text: 'recovery.mailNoneText',
  isShown: () => accountsStore.getState().host?.mail ?? false,
});
