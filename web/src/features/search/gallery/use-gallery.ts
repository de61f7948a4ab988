import type { ChatId, FileKind, GalleryItem, OutputOf } from '@maru/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../platform/session/index.ts';
import { rememberPersons } from '../../people/index.ts';

/** The files of a chat as far as they are here. */
export interface Gallery {
  items: readonly GalleryItem[];
  /** False until the first page is here. */
  isLoaded: boolean;
  hasMore: boolean;
  loadMore: () => void;
}

type Page = OutputOf<'files.list'>;
interface Shown {
  of: string;
  items: readonly GalleryItem[];
  next: Page['next'];
}

/** Files of some kinds in a chat, newest first; `fresh` asks anew whenever it changes. */
export const useGallery = (
  chatId: ChatId,
  kinds: readonly FileKind[],
  { limit, fresh }: { limit: number; fresh?: unknown },
): Gallery => {
  const of = `${chatId} ${kinds.join()}`;
  const [shown, setShown] = useState<Shown>();
  const isLoading = useRef(false);
  const load = useCallback(
    async (after?: Page['next']): Promise<Page> => {
      const [id, names = ''] = of.split(' ');
      const wanted = names.split(',') as FileKind[];
      const page = await call('files.list', {
        chatId: id as ChatId,
        kinds: wanted,
        limit,
        ...(after && { after }),
      });
      rememberPersons(page.persons);
      return page;
    },
    [of, limit],
  );
  useEffect(() => {
    let isShown = true;
    load().then(
      ({ items, next }) => isShown && setShown({ of, items, next }),
      () => isShown && setShown((known) => (known?.of === of ? known : { of, items: [], next: undefined })),
    );
    return () => {
      isShown = false;
    };
  }, [of, load, fresh]);
  const here = shown?.of === of ? shown : undefined;
  const loadMore = () => {
    if (!here?.next || isLoading.current) return;
    isLoading.current = true;
    load(here.next)
      .then(
        ({ items, next }) =>
          setShown((known) => (known === here ? { of, items: [...here.items, ...items], next } : known)),
        () => {},
      )
      .finally(() => (isLoading.current = false));
  };
  return {
    items: here?.items ?? [],
    isLoaded: here !== undefined,
    hasMore: here?.next !== undefined,
    loadMore,
  };
};
