import { limits } from '@maru/contract';
import { Megaphone } from 'lucide-react';
import { translate as t } from '../../platform/i18n/index.ts';
import type { ActionItem } from '../../ui/index.ts';
import type { OfferFor } from '../messages/ui.ts';
import { writeNotice } from './maker-state.ts';
import { topsStore } from './tops.ts';

/** Offers to make a notice of a message that has words. */
export const offerNotice = ({ chatId, line, isGuest, isHost }: OfferFor): ActionItem | undefined => {
  const text = line.body.text.trim();
  const hostsOnly = topsStore.getState()[chatId]?.hostsOnly ?? false;
  if (!text || isGuest || (hostsOnly && !isHost)) return undefined;
  return {
    id: 'notice',
    label: t('notices.makeNotice'),
    icon: <Megaphone aria-hidden="true" />,
    onSelect: () => writeNotice({ chatId, text: text.slice(0, limits.notices.text), fromSeq: line.seq }),
  };
};
