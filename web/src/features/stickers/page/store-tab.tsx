import { builtInPacks, type OutputOf, type StickerPack } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '../../../platform/i18n/index.ts';
import { call } from '../../../platform/session/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, Chip, ChipRow, SearchField, Section } from '../../../ui/index.ts';
import { searchStickers } from '../find-stickers.ts';
import { showBuiltIn, showMade } from '../shown-packs.ts';
import { AddButton } from './add-button.tsx';
import { PackCard } from './pack-card.tsx';
import { PackSheet } from './pack-sheet.tsx';
import styles from './stickers-page.module.css';

type Sort = 'liked' | 'new';

const pauseMs = 200;

/** The packs of this host, page by page, as they answer a search. */
const useStore = (search: string, sort: Sort) => {
  const [page, setPage] = useState<OutputOf<'stickers.store'>>();
  useEffect(() => {
    let isLate = false;
    const ask = async () => {
      const answer = await call('stickers.store', { search: search.slice(0, 40), sort }).catch(
        () => undefined,
      );
      if (answer && !isLate) setPage(answer);
    };
    const timer = setTimeout(() => void ask(), search ? pauseMs : 0);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [search, sort]);
  const more = async () => {
    const next = await call('stickers.store', {
      search: search.slice(0, 40),
      sort,
      from: page?.packs.length ?? 0,
    });
    setPage((before) => before && { ...next, packs: [...before.packs, ...next.packs] });
  };
  return { page, more };
};

/** What everyone may add: packs of the app, and those people of this host have made. */
export function StoreTab() {
  const t = useWords();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>('liked');
  const [open, setOpen] = useState<{ packId: string; known?: StickerPack }>();
  const { page, more } = useStore(search.trim(), sort);
  const drawn = builtInPacks
    .map((pack) => showBuiltIn(pack, language))
    .filter((pack) => search.trim() === '' || searchStickers([pack], search).length > 0);
  return (
    <div className={styles.tab}>
      <div className={styles.tools}>
        <SearchField
          className={styles.grow}
          label={t('stickers.storeSearch')}
          value={search}
          onChange={setSearch}
          clearLabel={t('stickers.clearSearch')}
        />
      </div>
      {drawn.length > 0 && (
        <Section title={t('stickers.ofTheApp')}>
          {drawn.map((pack) => (
            <PackCard
              key={pack.id}
              pack={pack}
              facts={t('stickers.factsDrawn', { uses: page?.builtInUses[pack.id] ?? 0 })}
              onOpen={() => setOpen({ packId: pack.id })}
              action={<AddButton packId={pack.id} name={pack.name} />}
            />
          ))}
        </Section>
      )}
      <Section title={t('stickers.ofPeople')}>
        <ChipRow label={t('stickers.sort')}>
          {(['liked', 'new'] as const).map((one) => (
            <Chip key={one} isActive={sort === one} onPress={() => setSort(one)}>
              {t(`stickers.sort.${one}`)}
            </Chip>
          ))}
        </ChipRow>
        {page?.packs.map((pack) => (
          <PackCard
            key={pack.id}
            pack={showMade(pack)}
            facts={t('stickers.factsMade', { name: pack.creator.name, adders: pack.adders, uses: pack.uses })}
            onOpen={() => setOpen({ packId: pack.id, known: pack })}
            action={<AddButton packId={pack.id} name={pack.name} />}
          />
        ))}
        {page?.packs.length === 0 && (
          <p className={styles.none}>{t(search.trim() ? 'stickers.storeNone' : 'stickers.storeEmpty')}</p>
        )}
        {page?.hasMore && (
          <div className={styles.more}>
            <Button variant="secondary" onPress={() => void tryVerb(more())}>
              {t('stickers.more')}
            </Button>
          </div>
        )}
      </Section>
      {open && <PackSheet packId={open.packId} known={open.known} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
