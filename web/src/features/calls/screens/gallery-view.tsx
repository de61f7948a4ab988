import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallView, PersonView } from '../call-view.ts';
import { pin } from '../verbs.ts';
import { arrangeTiles, pagesOf, tilesOnPage } from './arrange-tiles.ts';
import styles from './stage.module.css';
import { Tile } from './tile.tsx';
import { useSize } from './use-size.ts';
import { useSwipe } from './use-swipe.ts';

/** Everybody, as large as can be; more than a page holds come on further pages. */
export function GalleryView({ call }: { readonly call: CallView }) {
  const t = useWords();
  const [measure, size] = useSize();
  const [asked, ask] = useState(0);
  const hasFilm = call.people.some(({ hasCamera }) => hasCamera);
  // I stand last on the first page, as in every mirror: seen, and not in the way.
  const pages = withMe(pagesOf(call.people, Math.max(1, tilesOnPage(size, hasFilm) - 1)), call.me);
  const page = Math.min(asked, pages.length - 1);
  const shown = pages[page] ?? [];
  const gap = 8;
  const places = arrangeTiles(shown.length, { ...size, gap });
  const turn = (by: number) => ask(Math.max(0, Math.min(pages.length - 1, page + by)));
  return (
    <div className={styles.gallery}>
      <div
        ref={measure}
        className={styles.area}
        onWheel={(event) => event.stopPropagation()}
        {...useSwipe((by) => turn(by))}
      >
        {shown.map((person, index) => {
          const place = places[index];
          if (!place) return null;
          const isMe = person.identity === call.me.identity;
          return (
            <Tile
              key={person.identity}
              person={person}
              isMe={isMe}
              isSmall={place.width < 130 || place.height < 100}
              style={{ position: 'absolute', ...place }}
              onPress={isMe ? undefined : () => pin(person.identity)}
            />
          );
        })}
      </div>
      {pages.length > 1 && (
        <Turner
          page={page}
          count={pages.length}
          onTurn={turn}
          label={t('calls.page', { page: page + 1, count: pages.length })}
        />
      )}
    </div>
  );
}

const withMe = (pages: PersonView[][], me: PersonView): PersonView[][] => {
  const [first = [], ...rest] = pages;
  return [[...first, me], ...rest];
};

interface TurnerProps {
  readonly page: number;
  readonly count: number;
  readonly label: string;
  readonly onTurn: (by: number) => void;
}

function Turner({ page, count, label, onTurn }: TurnerProps) {
  const t = useWords();
  return (
    <div className={styles.turner}>
      <button
        type="button"
        className={styles.turn}
        disabled={page === 0}
        aria-label={t('calls.pageBefore')}
        onClick={() => onTurn(-1)}
      >
        <ChevronLeft aria-hidden="true" />
      </button>
      <span role="status" aria-label={label} className={styles.dots}>
        {Array.from({ length: count }, (_, index) => (
          <span key={index} className={styles.dot} data-on={index === page || undefined} />
        ))}
      </span>
      <button
        type="button"
        className={styles.turn}
        disabled={page === count - 1}
        aria-label={t('calls.pageAfter')}
        onClick={() => onTurn(1)}
      >
        <ChevronRight aria-hidden="true" />
      </button>
    </div>
  );
}
