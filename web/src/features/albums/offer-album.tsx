import { filesOf } from '@maru/contract';
import { Images } from 'lucide-react';
import { translate as t } from '../../platform/i18n/index.ts';
import type { ActionItem } from '../../ui/index.ts';
import type { OfferFor } from '../messages/ui.ts';
import { showAlbums } from './album-ui.ts';

/** Offers to put the photos and videos of a message into an album. */
export const offerAlbum = ({ chatId, line, isGuest }: OfferFor): ActionItem | undefined => {
  const fileIds = filesOf(line.body.content)
    .filter((file) => file.kind === 'photo' || file.kind === 'video')
    .map((file) => file.id);
  if (isGuest || fileIds.length === 0) return undefined;
  return {
    id: 'album',
    label: t('albums.offer'),
    icon: <Images aria-hidden="true" />,
    onSelect: () => showAlbums({ at: 'choose', chatId, fileIds, fromSeq: line.seq }),
  };
};
