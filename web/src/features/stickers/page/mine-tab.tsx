import { findBuiltInPack, limits, type StickerPack } from '@maru/contract';
import { ArrowDown, ArrowUp, ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../accounts/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, IconButton, ListRow, Section, SwitchRow, Tag } from '../../../ui/index.ts';
import { movePack } from '../change-shelf.ts';
import { useMyPacks, useShownPacks } from '../hooks.ts';
import { setSuggests, useSuggests } from '../on-device.ts';
import { showMade, type ShownPack } from '../shown-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import { AddButton } from './add-button.tsx';
import { MakeSheet } from './make-sheet.tsx';
import styles from './mine-tab.module.css';
import { PackCard } from './pack-card.tsx';
import page from './stickers-page.module.css';

/** What I have to hand and what I make. */
export function MineTab() {
  const t = useWords();
  const me = useMe();
  const made = useMyPacks();
  const packs = useShownPacks();
  const suggests = useSuggests();
  const [editing, edit] = useState<{ pack?: StickerPack }>();
  return (
    <div className={page.tab}>
      <SwitchRow
        label={t('stickers.suggests')}
        description={t('stickers.suggestsText')}
        isOn={suggests}
        onChange={setSuggests}
      />
      {me?.handle && (
        <Section title={t('stickers.madeByMe')} count={made.length}>
          {made.length === 0 && <p className={page.none}>{t('stickers.madeNone')}</p>}
          {made.map((pack) => (
            <PackCard
              key={pack.id}
              pack={showMade(pack)}
              facts={t('stickers.factsMine', { adders: pack.adders, uses: pack.uses })}
              marks={<Tag>{t(`stickers.state.${pack.state}`)}</Tag>}
              onOpen={() => edit({ pack })}
            />
          ))}
          {made.length < limits.stickers.made && (
            <div className={page.more}>
              <Button variant="primary" icon={<ImagePlus aria-hidden="true" />} onPress={() => edit({})}>
                {t('stickers.make')}
              </Button>
            </div>
          )}
        </Section>
      )}
      <Section title={t('stickers.shelf')} count={packs.length}>
        {packs.map((pack, index) => (
          <ShelfRow key={pack.id} pack={pack} isFirst={index === 0} isLast={index === packs.length - 1} />
        ))}
        {packs.length === 0 && <p className={page.none}>{t('stickers.shelfNone')}</p>}
      </Section>
      {editing && <MakeSheet pack={editing.pack} onClose={() => edit(undefined)} />}
    </div>
  );
}

interface ShelfRowProps {
  readonly pack: ShownPack;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function ShelfRow({ pack, isFirst, isLast }: ShelfRowProps) {
  const t = useWords();
  const me = useMe();
  const [first] = pack.stickers;
  return (
    <ListRow
      leading={<span className={styles.thumb}>{first && <StickerPicture sticker={first} />}</span>}
      title={pack.name}
      subtitle={t(findBuiltInPack(pack.id) ? 'stickers.countDrawn' : 'stickers.count', {
        count: pack.stickers.length,
      })}
      action={
        me?.handle ? (
          <span className={styles.actions}>
            <IconButton
              label={t('stickers.up', { name: pack.name })}
              icon={<ArrowUp aria-hidden="true" />}
              variant="quiet"
              isDisabled={isFirst}
              onPress={() => void tryVerb(movePack(pack.id, -1))}
            />
            <IconButton
              label={t('stickers.down', { name: pack.name })}
              icon={<ArrowDown aria-hidden="true" />}
              variant="quiet"
              isDisabled={isLast}
              onPress={() => void tryVerb(movePack(pack.id, 1))}
            />
            <AddButton packId={pack.id} name={pack.name} />
          </span>
        ) : undefined
      }
    />
  );
}
