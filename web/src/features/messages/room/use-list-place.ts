import type { Virtualizer } from '@tanstack/react-virtual';
import type { ChatId } from '@maru/contract';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { markRead } from '../../chats/index.ts';
import type { useRoom } from '../hooks.ts';
import { jumpToNewest, loadNewer, loadOlder } from '../load-history.ts';
import type { Row } from '../present-rows.ts';
import { settleReadLine } from '../read-line.ts';
import { attempt } from './attempt.ts';
import { useRoomHandle } from './room-ui.ts';

export type RoomNow = ReturnType<typeof useRoom>;

interface ListPlaceInput {
  chatId: ChatId;
  room: RoomNow;
  rows: readonly Row[];
  list: Virtualizer<HTMLDivElement, HTMLDivElement>;
  scroller: RefObject<HTMLDivElement | null>;
}

/** So near to an end, in pixels, more is fetched. */
const nearEnd = 1_600;
/** So near to the bottom counts as being there. */
const bottomSlack = 48;

const seqOf = (row: Row): number | null => {
  if (row.kind === 'bubble') return row.bubble.seq;
  return row.kind === 'system' ? row.line.seq : null;
};

const distanceFromEnd = (box: HTMLElement): number => box.scrollHeight - box.scrollTop - box.clientHeight;

/** Where the list stands: at the first unread or the end when opened, where a jump leads, and whether at the bottom. */
export const useListPlace = ({ chatId, room, rows, list, scroller }: ListPlaceInput) => {
  const { ui } = useRoomHandle();
  const [isAtBottom, setAtBottom] = useState(true);
  const wasAtBottom = useRef(true);
  const isGoingToEnd = useRef(false);

  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const left = distanceFromEnd(box);
    wasAtBottom.current = left < bottomSlack;
    setAtBottom(wasAtBottom.current);
    if (wasAtBottom.current && !room.hasNewer) isGoingToEnd.current = false;
    if (room.hasOlder && box.scrollTop < nearEnd) void loadOlder(chatId).catch(() => {});
    if (room.hasNewer && left < nearEnd) void loadNewer(chatId).catch(() => {});
  }, [chatId, scroller, room.hasOlder, room.hasNewer]);

  useLayoutEffect(() => {
    const unread = rows.findIndex((row) => row.kind === 'readUpTo');
    if (unread >= 0) list.scrollToIndex(Math.max(0, unread - 1), { align: 'start' });
    else list.scrollToEnd();
    // Only when the list first stands there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const { jump } = room;
  const jumped = useRef(0);
  useEffect(() => {
    if (!jump || jump.count === jumped.current) return;
    const index = rows.findIndex((row) => (seqOf(row) ?? 0) >= jump.seq);
    if (index < 0) return;
    jumped.current = jump.count;
    list.scrollToIndex(index, { align: 'center' });
    ui.setState({ marked: jump });
  }, [jump, rows, list, ui]);

  const last = rows.at(-1);
  const lastId = last?.id;
  const isMineAndNew = last?.kind === 'bubble' && last.bubble.mine && last.bubble.seq === null;
  const knownLast = useRef(lastId);
  useEffect(() => {
    if (knownLast.current === lastId) return;
    knownLast.current = lastId;
    if (isMineAndNew) list.scrollToEnd();
  }, [lastId, isMineAndNew, list]);

  useEffect(() => {
    const box = scroller.current;
    const settle = () => {
      isGoingToEnd.current = false;
      settleReadLine(chatId);
    };
    const moves = ['wheel', 'touchmove', 'keydown'] as const;
    for (const move of moves) box?.addEventListener(move, settle, { passive: true });
    return () => moves.forEach((move) => box?.removeEventListener(move, settle));
  }, [chatId, scroller]);

  // Who is at the newest message, or on the way to it, is there also after older lines have come in above.
  const firstId = rows[0]?.id;
  const knownFirst = useRef(firstId);
  useLayoutEffect(() => {
    if (knownFirst.current === firstId) return;
    knownFirst.current = firstId;
    if (!room.hasNewer && (wasAtBottom.current || isGoingToEnd.current)) list.scrollToEnd();
  }, [firstId, room.hasNewer, list]);
  const toNewest = async (): Promise<void> => {
    isGoingToEnd.current = true;
    if (!(await attempt(jumpToNewest(chatId)))) isGoingToEnd.current = false;
    requestAnimationFrame(() => list.scrollToEnd());
  };

  useEffect(look, [look, rows]);
  useKeepBottom(scroller, wasAtBottom);
  useMarkRead(chatId, { rows, isAtBottom: isAtBottom && !room.hasNewer });
  return { isAtBottom: isAtBottom && !room.hasNewer, look, toNewest };
};

/** When the keyboard or a panel takes some of the height, the lowest line stays where it was. */
const useKeepBottom = (scroller: RefObject<HTMLDivElement | null>, wasAtBottom: RefObject<boolean>): void => {
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let height = box.clientHeight;
    const watch = new ResizeObserver(() => {
      const lost = height - box.clientHeight;
      height = box.clientHeight;
      if (lost === 0) return;
      if (wasAtBottom.current) box.scrollTop = box.scrollHeight;
      else box.scrollTop += lost;
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, [scroller, wasAtBottom]);
};

const useMarkRead = (
  chatId: ChatId,
  { rows, isAtBottom }: { rows: readonly Row[]; isAtBottom: boolean },
): void => {
  const lastSeq = rows.findLast((row) => seqOf(row) !== null);
  const seq = lastSeq ? seqOf(lastSeq) : null;
  useEffect(() => {
    if (!isAtBottom || seq === null) return;
    const mark = () => markRead(chatId, seq);
    mark();
    // What came while the page was out of sight is read when it is looked at again.
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [chatId, isAtBottom, seq]);
};
