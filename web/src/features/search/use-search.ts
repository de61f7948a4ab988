import type { Hit } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { useLine } from '../../platform/session/index.ts';
import type { Answer, Asked } from './answer.ts';
import { findMessages } from './ask.ts';

/** What a search shows just now. */
export interface SearchNow {
  hits: readonly Hit[];
  /** What the hits answer; while the next answer is on its way, what was found before stays. */
  of: string | null;
  isBusy: boolean;
  hasFailed: boolean;
  isFromHere: boolean;
  hasMore: boolean;
  total: number | undefined;
  totalIsMore: boolean;
  loadMore: () => void;
}

interface Shown extends Answer {
  of: string | null;
}

const nothing: Shown = {
  hits: [],
  cursor: undefined,
  total: undefined,
  totalIsMore: false,
  isFromHere: false,
  of: null,
};

/** Nobody reads faster than this: letters that come closer together are asked for together. */
const pauseMs = 110;
/** Once nobody has written for so long, what was found in a chat is counted. */
const countMs = 200;

/**
 * Looks for messages as somebody writes. Answers that come too late are dropped, and what was found before stays until
 * the next answer is here, so that nothing flickers. `asked` null: nothing is looked for.
 */
export const useSearch = (asked: Asked | null): SearchNow => {
  const name = asked && JSON.stringify(asked);
  const isLive = useLine() !== 'waiting';
  const [shown, setShown] = useState<Shown>(nothing);
  const [failed, setFailed] = useState<string>();
  const latest = useRef<string | null>(null);
  const loading = useRef(false);
  useEffect(() => {
    latest.current = name;
    if (name === null) {
      const clear = setTimeout(() => setShown(nothing));
      return () => clearTimeout(clear);
    }
    const wanted = JSON.parse(name) as Asked;
    const isHeard = () => latest.current === name;
    let counting: ReturnType<typeof setTimeout> | undefined;
    const count = () =>
      findMessages({ ...wanted, count: true, limit: 1 }).then(
        ({ total, totalIsMore }) =>
          isHeard() && setShown((now) => (now.of === name ? { ...now, total, totalIsMore } : now)),
        () => {},
      );
    const pause = setTimeout(() => {
      findMessages(wanted).then(
        (answer) => {
          if (!isHeard()) return;
          // All of them are here already: there is nothing left to count.
          const total = wanted.chatId && !answer.cursor ? answer.hits.length : answer.total;
          setShown({ ...answer, total, of: name });
          if (wanted.chatId && total === undefined) counting = setTimeout(() => void count(), countMs);
        },
        () => isHeard() && setFailed(name),
      );
    }, pauseMs);
    return () => {
      clearTimeout(pause);
      clearTimeout(counting);
    };
  }, [name, isLive]);
  const loadMore = () => {
    const { cursor, of } = shown;
    if (!cursor || !of || of !== name || loading.current) return;
    loading.current = true;
    findMessages(JSON.parse(of) as Asked, cursor)
      .then(
        (answer) =>
          setShown((now) =>
            now.of === of && now.cursor === cursor
              ? { ...now, hits: [...now.hits, ...answer.hits], cursor: answer.cursor }
              : now,
          ),
        () => {},
      )
      .finally(() => (loading.current = false));
  };
  return {
    hits: shown.hits,
    of: shown.of,
    isBusy: name !== null && shown.of !== name && failed !== name,
    hasFailed: name !== null && failed === name && shown.of !== name,
    isFromHere: shown.isFromHere,
    hasMore: shown.cursor !== undefined,
    total: shown.total,
    totalIsMore: shown.totalIsMore,
    loadMore,
  };
};
