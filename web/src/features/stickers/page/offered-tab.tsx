import type { StickerPack } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { call } from '../../../platform/session/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, EmptyState, TextField } from '../../../ui/index.ts';
import { decidePack } from '../make-packs.ts';
import { showMade } from '../shown-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import styles from './offered-tab.module.css';
import page from './stickers-page.module.css';

/** For operators: packs that people offer to everyone, each with all that it holds. */
export function OfferedTab() {
  const t = useWords();
  const [packs, setPacks] = useState<readonly StickerPack[]>();
  useEffect(() => {
    void call('stickers.listOffered', {})
      .then((answer) => setPacks(answer.packs))
      .catch(() => setPacks([]));
  }, []);
  const done = (packId: string) => setPacks((before) => before?.filter(({ id }) => id !== packId));
  return (
    <div className={page.tab}>
      {packs?.length === 0 && (
        <EmptyState drawing="calm" title={t('stickers.offeredNone')} text={t('stickers.offeredNoneText')} />
      )}
      {packs?.map((pack) => (
        <OfferedPack key={pack.id} pack={pack} onDone={() => done(pack.id)} />
      ))}
    </div>
  );
}

function OfferedPack({ pack, onDone }: { readonly pack: StickerPack; readonly onDone: () => void }) {
  const t = useWords();
  const moments = useMoments();
  const [note, setNote] = useState('');
  const decide = async (approve: boolean) => {
    if (await tryVerb(decidePack({ packId: pack.id, approve, note }))) onDone();
  };
  return (
    <section className={styles.pack} aria-label={pack.name}>
      <h2 className={styles.name}>{pack.name}</h2>
      <p className={styles.facts}>
        {t('stickers.offeredBy', { name: pack.creator.name, date: moments.fullDate(pack.createdAt) })}
      </p>
      <ul className={styles.stickers}>
        {showMade(pack).stickers.map((sticker) => (
          <li key={sticker.stickerId} className={styles.sticker}>
            <StickerPicture sticker={sticker} className={styles.picture} />
            <span>{sticker.word}</span>
          </li>
        ))}
      </ul>
      <TextField label={t('stickers.note')} value={note} onChange={setNote} maxLength={200} />
      <div className={styles.actions}>
        <Button variant="secondary" onPress={() => void decide(false)}>
          {t('stickers.refuse')}
        </Button>
        <Button variant="primary" onPress={() => void decide(true)}>
          {t('stickers.approve')}
        </Button>
      </div>
    </section>
  );
}
