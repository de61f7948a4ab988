import { useEffect, useRef, useState, type ReactNode } from 'react';

const STEP = 120;

/** What a growing list takes. */
export interface GrowingListProps<Item> {
  readonly items: readonly Item[];
  readonly children: (item: Item) => ReactNode;
}

/** Shows the first part of a long list, and more of it as its end comes near. */
export function GrowingList<Item>({ items, children }: GrowingListProps<Item>) {
  const [count, setCount] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const isWhole = count >= items.length;
  useEffect(() => {
    if (isWhole || !end.current) return;
    const seen = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setCount((before) => before + STEP),
      { rootMargin: '1200px' },
    );
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [isWhole, count]);
  return (
    <>
      {(isWhole ? items : items.slice(0, count)).map(children)}
      {!isWhole && <div ref={end} aria-hidden="true" style={{ height: 1 }} />}
    </>
  );
}
