import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Row } from '../present-rows.ts';

interface ListKeysInput {
  rows: readonly Row[];
  list: Virtualizer<HTMLDivElement, HTMLDivElement>;
  scroller: RefObject<HTMLDivElement | null>;
  shown: readonly VirtualItem[];
}

const isBubble = (row: Row | undefined): boolean => row?.kind === 'bubble';

const step = (rows: readonly Row[], from: number, by: 1 | -1): number => {
  let index = from + by;
  while (index >= 0 && index < rows.length && !isBubble(rows[index])) index += by;
  return index;
};

const targetOf = (key: string, rows: readonly Row[], at: number): number | undefined => {
  switch (key) {
    case 'ArrowUp':
      return step(rows, at, -1);
    case 'ArrowDown':
      return step(rows, at, 1);
    case 'Home':
      return step(rows, -1, 1);
    case 'End':
      return step(rows, rows.length, -1);
    default:
      return undefined;
  }
};

/** From message to message with the arrow keys; the Tab key comes to one of them only. */
export const useListKeys = ({ rows, list, scroller, shown }: ListKeysInput) => {
  const [chosenId, setChosenId] = useState<string>();
  const shownIds = shown.map(({ index }) => rows[index]).filter((row) => isBubble(row));
  const currentId = (shownIds.find((row) => row?.id === chosenId) ?? shownIds.at(-1))?.id;

  const focusOn = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setChosenId(row.id);
    list.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => {
      const at = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] article`);
      at?.focus({ preventScroll: true });
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const article = event.target instanceof Element ? event.target.closest('article') : null;
    const at = Number(article?.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
    if (Number.isNaN(at)) return;
    const target = targetOf(event.key, rows, at);
    if (target === undefined) return;
    event.preventDefault();
    focusOn(target);
  };

  const onFocus = (event: FocusEvent): void => {
    const index = Number(event.target.closest('[data-index]')?.getAttribute('data-index'));
    const row = rows[index];
    if (isBubble(row)) setChosenId(row?.id);
  };
  return { currentId, onKeyDown, onFocus };
};
