import type { Notice } from '@maru/contract';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { useDisplayName } from '../people/index.ts';

/** Who set a notice and when, in one line; who changed it last, where somebody has. */
export const useNoticeWords = (notice: Notice): string[] => {
  const t = useWords();
  const moments = useMoments();
  const [maker, editor, downer] = [
    useDisplayName(notice.madeBy),
    useDisplayName(notice.editedBy),
    useDisplayName(notice.downBy),
  ];
  const someone = t('notices.someone');
  return [
    t('notices.setBy', { name: maker || someone, when: moments.short(notice.madeAt) }),
    ...(notice.editedAt
      ? [t('notices.editedBy', { name: editor || someone, when: moments.short(notice.editedAt) })]
      : []),
    ...(notice.downAt
      ? [t('notices.downBy', { name: downer || someone, when: moments.short(notice.downAt) })]
      : []),
  ];
};
