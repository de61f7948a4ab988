import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useLongPress, useSwipe, type Point } from '../../../ui/index.ts';
import { attempt } from '../room/attempt.ts';
import { reactToMessage } from '../change-message.ts';
import { replyTo } from '../drafts.ts';
import type { Bubble } from '../present-rows.ts';
import { toggleSelected, useRoomHandle } from '../room/room-ui.ts';

const doubleMs = 320;
const heart = '❤️';

/** Where a menu that is asked for opens; the menu key has no pointer, so the message's own corner serves. */
const pointOf = (event: MouseEvent): Point => {
  if (event.button === 2 || event.clientX !== 0 || event.clientY !== 0) {
    return { x: event.clientX, y: event.clientY };
  }
  const box = event.currentTarget.getBoundingClientRect();
  return { x: box.left + 64, y: box.top + Math.min(box.height, 40) };
};

/** What may be done to a message by hand: long press or right click, double tap, swipe, or a tap while selecting. */
export const useBubbleGestures = (bubble: Bubble, isSelecting: boolean) => {
  const { chatId, ui, focusField } = useRoomHandle();
  const lastTap = useRef(0);
  const { seq } = bubble;
  const isIdle = isSelecting || seq === null;
  const isGone = isIdle || bubble.body.deleted === true;
  const openMenu = (at: Point) => ui.setState({ menu: { at, bubble, openedAt: Date.now() } });
  const press = useLongPress(openMenu, isIdle);
  const swipe = useSwipe({
    towards: 'right',
    isDisabled: isGone,
    onSwipe: () => {
      replyTo(chatId, seq);
      focusField();
    },
  });
  const handlers = {
    onPointerDown(event: Parameters<typeof press.onPointerDown>[0]) {
      press.onPointerDown(event);
      swipe.handlers.onPointerDown(event);
    },
    onPointerMove(event: Parameters<typeof press.onPointerMove>[0]) {
      press.onPointerMove(event);
      swipe.handlers.onPointerMove(event);
    },
    onPointerUp(event: Parameters<typeof press.onPointerUp>[0]) {
      press.onPointerUp(event);
      swipe.handlers.onPointerUp(event);
    },
    onPointerCancel(event: Parameters<typeof press.onPointerCancel>[0]) {
      press.onPointerCancel(event);
      swipe.handlers.onPointerCancel(event);
    },
    onClickCapture: press.onClickCapture,
    onContextMenu(event: MouseEvent) {
      // Links keep the browser's own menu, and so does text that is being selected.
      if (isIdle || (event.target as Element).closest('a')) return;
      event.preventDefault();
      openMenu(pointOf(event));
    },
    onClick(event: MouseEvent) {
      if (seq === null) return;
      if (isSelecting) return toggleSelected(ui, seq);
      if (isGone || (event.target as Element).closest('a, button')) return;
      const now = event.timeStamp;
      const isDouble = now - lastTap.current < doubleMs;
      lastTap.current = isDouble ? 0 : now;
      if (!isDouble) return;
      getSelection()?.removeAllRanges();
      void attempt(reactToMessage(chatId, seq, heart));
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.target !== event.currentTarget) return;
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      if (seq === null) return;
      if (isSelecting) toggleSelected(ui, seq);
      else {
        const box = event.currentTarget.getBoundingClientRect();
        openMenu({ x: box.left + 64, y: box.top + Math.min(box.height, 40) });
      }
    },
  };
  return { handlers, swipe };
};
