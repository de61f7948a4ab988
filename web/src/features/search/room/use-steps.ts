import type { ChatId } from '@maru/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { jumpTo } from '../../messages/index.ts';
import type { SearchNow } from '../use-search.ts';

/** Going from hit to hit in a room. */
export interface Steps {
  /** Which hit the room stands at; 0 is the newest. */
  at: number;
  /** Towards what was said before (1) or after (-1). */
  step: (by: 1 | -1) => void;
  goTo: (at: number) => void;
  /** Has the room gone to a hit of this search yet? */
  isThere: () => boolean;
}

/** So long nobody writes before the room goes to the first hit: a room that jumps with every letter is no place to read. */
const calmMs = 300;
/** So near to the last hit that is here, more are fetched. */
const ahead = 5;

/** Goes through the hits of a room: to the newest by itself, then by steps. */
export const useSteps = (chatId: ChatId, { hits, of, hasMore, loadMore }: SearchNow): Steps => {
  const [place, setPlace] = useState<{ of: string | null; at: number }>({ of: null, at: 0 });
  const at = place.of === of ? Math.min(place.at, Math.max(0, hits.length - 1)) : 0;
  const gone = useRef<string | null>(null);
  const goTo = useCallback(
    (next: number) => {
      const hit = hits[next];
      if (!hit) return;
      gone.current = of;
      setPlace({ of, at: next });
      void jumpTo(chatId, hit.seq).catch(() => {});
      if (hasMore && next > hits.length - ahead) loadMore();
    },
    [chatId, hits, of, hasMore, loadMore],
  );
  const latest = useRef(goTo);
  useEffect(() => {
    latest.current = goTo;
  });
  useEffect(() => {
    if (of === null || gone.current === of) return;
    const calm = setTimeout(() => gone.current !== of && latest.current(0), calmMs);
    return () => clearTimeout(calm);
  }, [of]);
  const step = (by: 1 | -1) => goTo(at + by);
  const isThere = () => gone.current === of;
  return { at, step, goTo, isThere };
};
