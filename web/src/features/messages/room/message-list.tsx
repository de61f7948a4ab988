import { useVirtualizer } from '@tanstack/react-virtual';
import type { ChatId } from '@maru/contract';
import { useCallback, useRef } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Spinner } from '../../../ui/index.ts';
import { MessageRow } from '../message/message-row.tsx';
import type { Row } from '../present-rows.ts';
import { estimateRow } from './estimate-row.ts';
import { NewMessageBar } from './new-message-bar.tsx';
import { RoomAnnouncer } from './room-announcer.tsx';
import { TypingLine } from './typing-line.tsx';
import { useFreshRows } from './use-fresh-rows.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListPlace, type RoomNow } from './use-list-place.ts';
import styles from './message-list.module.css';

interface MessageListProps {
  chatId: ChatId;
  room: RoomNow;
  rows: readonly Row[];
}

/** The messages of a room: only those in sight stand in the page, however many there are. */
export function MessageList({ chatId, room, rows }: MessageListProps) {
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  // It stays outside of what is memoized: its own functions read what is current.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateRow(rows[index]),
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: 14,
    // A notice floats over the beginning; the oldest message can be seen below it.
    paddingStart: 56,
    paddingEnd: 24,
    scrollPaddingStart: 8,
    // Older pages come in above without moving what is being read; new lines are followed from the bottom.
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 48,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  });
  const fresh = useFreshRows(rows);
  const { isAtBottom, look, toNewest } = useListPlace({ chatId, room, rows, list, scroller });
  const shown = list.getVirtualItems();
  const keys = useListKeys({ rows, list, scroller, shown });
  return (
    <>
      {/* The keys go from message to message; each of them holds the focus itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={t('messages.list')}
        onScroll={look}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <div ref={list.containerRef} className={styles.rows}>
          {shown.map(({ key, index }) => {
            const row = rows[index];
            return row ? (
              <div key={key} ref={list.measureElement} data-index={index} className={styles.row}>
                <MessageRow row={row} isNew={fresh.has(row.id)} isCurrent={row.id === keys.currentId} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {room.loadingOlder && (
        <span className={styles.older}>
          <Spinner />
        </span>
      )}
      {isAtBottom && <TypingLine chatId={chatId} />}
      <NewMessageBar rows={rows} isAtBottom={isAtBottom} onPress={() => void toNewest()} />
      <RoomAnnouncer rows={rows} fresh={fresh} />
    </>
  );
}
