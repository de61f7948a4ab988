import { registerSettings } from '../../platform/settings/index.ts';

const page = 'security';
registerSettings(
  {
    id: 'approval',
    page,
    label: 'approval.switch',
    text: 'approval.switchText',
    finds: 'approval.findApproval',
    order: 80,
  },
  {
    id: 'link-computer',
    page,
    label: 'approval.linkRow',
    text: 'approval.linkRowText',
    finds: 'approval.findQr',
    order: 90,
  },
  {
    id: 'freeze',
    page,
    label: 'approval.freeze',
    text: 'approval.freezeRowText',
    finds: 'approval.findFreeze',
    order: 100,
  },
);
