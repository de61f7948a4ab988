import { Clock3, Search, Star, Store } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useMe } from '../../accounts/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { cx, IconButton, SearchField } from '../../../ui/index.ts';
import type { ComposerPanelProps } from '../../messages/ui.ts';
import { searchStickers } from '../find-stickers.ts';
import { pressSticker } from '../hold-sticker.ts';
import { useFavourites, useShownPacks } from '../hooks.ts';
import { useRecent } from '../on-device.ts';
import { findShown, type ShownPack, type ShownSticker } from '../shown-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import { StickerGrid } from './sticker-grid.tsx';
import styles from './sticker-panel.module.css';

/** What the panel shows: what was sent last, the favourites, a search, or one pack by its id. */
type Place = 'recent' | 'favourites' | 'search' | (string & {});

/** Packs, recents, favourites and a search, beside the emoji. */
export function StickerPanel({ chat, onClose }: ComposerPanelProps) {
  const t = useWords();
  const packs = useShownPacks();
  // What was sent last stays as it was when the panel opened, so that nothing moves under the finger.
  const recentNow = useRecent();
  const [recent] = useState(recentNow);
  const shownRecent = findShown(packs, recent);
  const [place, goTo] = useState<Place>(() =>
    shownRecent.length > 0 ? 'recent' : (packs[0]?.id ?? 'recent'),
  );
  const [search, setSearch] = useState('');
  const press = (sticker: ShownSticker) => pressSticker(chat.id, sticker);
  return (
    <div className={styles.panel}>
      <Places packs={packs} place={place} onGo={goTo} onClose={onClose} />
      {place === 'search' && (
        <div className={styles.search}>
          <SearchField
            label={t('stickers.search')}
            value={search}
            onChange={setSearch}
            clearLabel={t('stickers.clearSearch')}
            autoFocus
          />
        </div>
      )}
      <PlaceBody
        key={place}
        place={place}
        packs={packs}
        recent={shownRecent}
        search={search}
        onPress={press}
      />
    </div>
  );
}

interface PlaceBodyProps {
  readonly place: Place;
  readonly packs: readonly ShownPack[];
  readonly recent: readonly ShownSticker[];
  readonly search: string;
  readonly onPress: (sticker: ShownSticker) => void;
}

function PlaceBody({ place, packs, recent, search, onPress }: PlaceBodyProps) {
  const t = useWords();
  const favourites = findShown(packs, useFavourites());
  const pack = packs.find(({ id }) => id === place);
  const found = place === 'search' ? searchStickers(packs, search) : [];
  const shown =
    place === 'recent'
      ? { label: t('stickers.recent'), stickers: recent, none: t('stickers.noRecent') }
      : place === 'favourites'
        ? { label: t('stickers.favourites'), stickers: favourites, none: t('stickers.noFavourites') }
        : place === 'search'
          ? {
              label: t('stickers.found'),
              stickers: found,
              none: search.trim() ? t('stickers.noneFound') : t('stickers.searchHint'),
            }
          : { label: pack?.name ?? '', stickers: pack?.stickers ?? [], none: '' };
  return (
    <div className={styles.body}>
      {/* Whoever hears the page is told by the name of the list. */}
      {place !== 'search' && (
        <p className={styles.title} aria-hidden="true">
          {shown.label}
        </p>
      )}
      {shown.stickers.length > 0 ? (
        <StickerGrid label={shown.label} stickers={shown.stickers} onPress={onPress} />
      ) : (
        <p className={styles.none}>{shown.none}</p>
      )}
      {place === 'search' && search.trim() !== '' && (
        <span className="visually-hidden" role="status">
          {t('stickers.foundCount', { count: found.length })}
        </span>
      )}
    </div>
  );
}

interface PlacesProps {
  readonly packs: readonly ShownPack[];
  readonly place: Place;
  readonly onGo: (place: Place) => void;
  readonly onClose: () => void;
}

/** The strip of places: a picture for each pack. */
function Places({ packs, place, onGo, onClose }: PlacesProps) {
  const t = useWords();
  const me = useMe();
  const chosen = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place]);
  const button = (id: Place, label: string, icon: ReactNode) => (
    <button
      key={id}
      ref={id === place ? chosen : undefined}
      type="button"
      className={cx(styles.place, id === place && styles.chosen)}
      aria-label={label}
      title={label}
      aria-pressed={id === place}
      onClick={() => onGo(id)}
    >
      {icon}
    </button>
  );
  return (
    <div className={styles.strip}>
      <div className={styles.places} role="group" aria-label={t('stickers.places')}>
        {button('search', t('stickers.search'), <Search aria-hidden="true" />)}
        {button('recent', t('stickers.recent'), <Clock3 aria-hidden="true" />)}
        {button('favourites', t('stickers.favourites'), <Star aria-hidden="true" />)}
        {packs.map(({ id, name, stickers: [first] }) =>
          button(id, name, first && <StickerPicture sticker={first} className={styles.thumb} />),
        )}
      </div>
      {me?.handle && (
        <IconButton
          label={t('stickers.toStore')}
          icon={<Store aria-hidden="true" />}
          variant="quiet"
          onPress={() => {
            onClose();
            go(paths.settings('stickers'));
          }}
        />
      )}
    </div>
  );
}
