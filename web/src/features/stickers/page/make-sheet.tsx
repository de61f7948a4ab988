import { limits, type StickerPack } from '@maru/contract';
import { ImagePlus, Trash2, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, IconButton, Sheet, SwitchRow, TextField } from '../../../ui/index.ts';
import { changePack, deletePack, makePack, offerPack } from '../make-packs.ts';
import { StickerPicture } from '../sticker-picture.tsx';
import styles from './make-sheet.module.css';
import { readTags, usePackDraft, type DraftSticker } from './use-pack-draft.ts';

interface MakeSheetProps {
  /** The pack that is changed; without it a new one is made. */
  readonly pack?: StickerPack | undefined;
  readonly onClose: () => void;
}

const isOut = (pack: StickerPack | undefined): boolean =>
  pack?.state === 'offered' || pack?.state === 'public';

/** Makes a pack of pictures, or changes one of mine. */
export function MakeSheet({ pack, onClose }: MakeSheetProps) {
  const t = useWords();
  const verb = useVerb();
  const draft = usePackDraft(pack);
  const [name, setName] = useState(pack?.name ?? '');
  const [offered, setOffered] = useState(isOut(pack));
  const [isAsking, ask] = useState(false);
  const { stickers } = draft;
  const isWhole =
    name.trim() !== '' && stickers.length > 0 && stickers.every(({ word }) => word.trim() !== '');
  const save = async () => {
    const wish = {
      name: name.trim(),
      stickers: stickers.map(({ id, word, tags }) => ({ id, word: word.trim(), tags: readTags(tags) })),
    };
    const saved = await verb.run(async () => {
      const made = pack ? await changePack({ packId: pack.id, ...wish }) : await makePack(wish);
      if (offered !== isOut(made)) await offerPack(made.id, offered);
    });
    if (saved) onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      onClose={onClose}
      title={t(pack ? 'stickers.change' : 'stickers.make')}
      closeLabel={t('stickers.close')}
      actions={
        pack && (
          <IconButton
            label={t('stickers.delete')}
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => ask(true)}
          />
        )
      }
      footer={
        <Button
          variant="primary"
          isWide
          isDisabled={!isWhole || draft.isArriving}
          isBusy={verb.isBusy}
          onPress={() => void save()}
        >
          {t(pack ? 'stickers.save' : 'stickers.makeIt')}
        </Button>
      }
    >
      <div className={styles.form}>
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        {pack?.state === 'refused' && (
          <Banner>
            {pack.note ? t('stickers.refusedNote', { note: pack.note }) : t('stickers.refusedText')}
          </Banner>
        )}
        <TextField
          label={t('stickers.packName')}
          value={name}
          onChange={setName}
          placeholder={t('stickers.packNameHint')}
          maxLength={limits.stickers.packName}
        />
        <ul className={styles.stickers}>
          {stickers.map((sticker, index) => (
            <StickerFields
              place={index + 1}
              key={sticker.id}
              packId={pack?.id ?? 'new'}
              sticker={sticker}
              onChange={(part) => draft.change(sticker.id, part)}
              onDrop={() => draft.drop(sticker.id)}
            />
          ))}
        </ul>
        <AddPictures
          isBusy={draft.isArriving}
          isFull={stickers.length >= limits.stickers.inPack}
          onPick={(files) => void draft.bringAll(files)}
        />
        <div className={styles.switch}>
          <SwitchRow
            label={t('stickers.offer')}
            description={t(pack?.state === 'public' ? 'stickers.offerAgainText' : 'stickers.offerText')}
            isOn={offered}
            onChange={setOffered}
          />
        </div>
      </div>
      {pack && (
        <ConfirmDialog
          isOpen={isAsking}
          title={t('stickers.deleteAsk', { name: pack.name })}
          confirmLabel={t('stickers.delete')}
          cancelLabel={t('stickers.cancel')}
          isDanger
          onCancel={() => ask(false)}
          onConfirm={() => void tryVerb(deletePack(pack.id)).then((isGone) => isGone && onClose())}
        >
          {t('stickers.deleteText')}
        </ConfirmDialog>
      )}
    </Sheet>
  );
}

interface StickerFieldsProps {
  readonly place: number;
  readonly packId: string;
  readonly sticker: DraftSticker;
  readonly onChange: (part: Partial<DraftSticker>) => void;
  readonly onDrop: () => void;
}

function StickerFields({ place, packId, sticker, onChange, onDrop }: StickerFieldsProps) {
  const t = useWords();
  return (
    <li className={styles.sticker}>
      <span className={styles.picture}>
        <StickerPicture sticker={{ packId, stickerId: sticker.id }} word={sticker.word} />
      </span>
      <span className={styles.fields}>
        <TextField
          label={t('stickers.word')}
          placeholder={t('stickers.wordHint')}
          value={sticker.word}
          onChange={(word) => onChange({ word })}
          maxLength={limits.stickers.word}
        />
        <TextField
          label={t('stickers.tags')}
          placeholder={t('stickers.tagsHint')}
          value={sticker.tags}
          onChange={(tags) => onChange({ tags })}
          maxLength={160}
        />
      </span>
      <IconButton
        label={t('stickers.dropPicture', { word: sticker.word || place })}
        icon={<X aria-hidden="true" />}
        variant="quiet"
        onPress={onDrop}
      />
    </li>
  );
}

interface AddPicturesProps {
  readonly isBusy: boolean;
  readonly isFull: boolean;
  readonly onPick: (files: File[]) => void;
}

function AddPictures({ isBusy, isFull, onPick }: AddPicturesProps) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className={styles.add}>
      <Button
        variant="secondary"
        icon={<ImagePlus aria-hidden="true" />}
        isBusy={isBusy}
        isDisabled={isFull}
        onPress={() => input.current?.click()}
      >
        {t('stickers.addPictures')}
      </Button>
      <p className={styles.note}>{t('stickers.addPicturesText', { count: limits.stickers.inPack })}</p>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple
        accept="image/png,image/webp,image/gif,image/jpeg,image/avif"
        aria-label={t('stickers.addPictures')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          onPick(files);
        }}
      />
    </div>
  );
}
