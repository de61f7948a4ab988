import { memo } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { DatePill, ReadLine } from '../../../ui/index.ts';
import type { Row } from '../present-rows.ts';
import { FoldedMessage } from './folded-message.tsx';
import { OpeningRow } from './opening-row.tsx';
import { SystemRow } from './system-row.tsx';

interface MessageRowProps {
  row: Row;
  /** It has just arrived: it slides up. */
  isNew: boolean;
  /** The one the Tab key comes to. */
  isCurrent: boolean;
}

/** One row of a room, whatever it is. */
export const MessageRow = memo(function MessageRow({ row, isNew, isCurrent }: MessageRowProps) {
  const t = useWords();
  const moments = useMoments();
  switch (row.kind) {
    case 'date':
      return <DatePill dateTime={row.at}>{moments.fullDate(row.at)}</DatePill>;
    case 'opening':
      return <OpeningRow />;
    case 'system':
      return <SystemRow line={row.line} />;
    case 'readUpTo':
      return <ReadLine label={t('messages.readUpTo')} />;
    case 'bubble':
      return <FoldedMessage row={row} isNew={isNew} isCurrent={isCurrent} />;
  }
});
