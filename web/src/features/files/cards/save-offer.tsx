import { Download } from 'lucide-react';
import { translate } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import type { MessageOffer } from '../../messages/ui.ts';
import { expiryOf } from './expiry.ts';
import { saveFile } from './save-file.ts';

/** What the menu of a message with a file, a voice or a video offers beside the usual. */
export const offerSaveFile: MessageOffer = ({ chatId, line }) => {
  const { content } = line.body;
  if (content?.type !== 'file' && content?.type !== 'voice' && content?.type !== 'video') return undefined;
  const { file } = content;
  if (expiryOf(file.expiresAt, Date.now())?.state === 'gone') return undefined;
  return {
    id: 'saveFile',
    label: translate('cards.saveFile'),
    icon: <Download aria-hidden="true" />,
    onSelect: () =>
      void saveFile(chatId, file).catch(() => toast(translate('cards.notSaved'), { tone: 'danger' })),
  };
};
