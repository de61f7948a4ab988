import { filesOf } from '@maru/contract';
import { Download } from 'lucide-react';
import { translate } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import type { MessageOffer } from '../../messages/ui.ts';
import { saveFiles } from '../viewer/share-file.ts';

/** What the menu of a message with photos offers beside the usual. */
export const offerSavePhotos: MessageOffer = ({ chatId, line }) => {
  const { content } = line.body;
  if (content?.type !== 'photos') return undefined;
  const files = filesOf(content);
  return {
    id: 'savePhotos',
    label: translate('files.savePhotos', { count: files.length }),
    icon: <Download aria-hidden="true" />,
    onSelect: () =>
      void saveFiles(chatId, files).catch(() => toast(translate('cards.notSaved'), { tone: 'danger' })),
  };
};
