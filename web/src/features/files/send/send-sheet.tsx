import { limits, type Chat } from '@maru/contract';
import { File as FileGlyph, ImagePlus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords, wordError } from '../../../platform/i18n/index.ts';
import {
  Button,
  Chip,
  ChipRow,
  IconButton,
  lazily,
  Sheet,
  SwitchRow,
  TextArea,
  toast,
} from '../../../ui/index.ts';
import { changeDraft, clearDraft, messagesStore, replyTo } from '../../messages/index.ts';
import { fetchUploader } from '../upload/run-upload.ts';
import { wordBytes } from '../upload-bar/word-bytes.ts';
import { chooseFiles } from './choose-files.ts';
import { readChosen } from './read-chosen.ts';
import { sendChosen, type SendChoices } from './send-chosen.ts';
import { SendTile } from './send-tile.tsx';
import {
  changeChosen,
  chooseForSending,
  closeSend,
  dropChosen,
  sendStore,
  type ChosenFile,
} from './send-state.ts';
import styles from './send-sheet.module.css';

const PhotoEditor = lazily(async () => (await import('../edit/photo-editor.tsx')).PhotoEditor, {
  isOver: true,
  isRare: true,
});

const qualities = ['small', 'good', 'original', 'file'] as const;

const keptQuality = 'maru.photoQuality';

const readQuality = (): SendChoices['quality'] => {
  const kept = localStorage.getItem(keptQuality);
  return qualities.find((one) => one === kept && one !== 'file') ?? 'good';
};

/** What was typed in the room goes along as the words of the photos. */
const begunText = (chatId: Chat['id']): string => {
  const draft = messagesStore.getState().drafts[chatId];
  return draft && draft.editSeq === null && draft.mentions.length === 0 ? draft.text : '';
};

/** What was chosen, before it goes: which and in which order, with which words, how finely. */
export function SendSheet({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const { files, order, leftOut } = useStore(sendStore);
  const [begun] = useState(() => begunText(chat.id));
  const [text, setText] = useState(begun);
  const [quality, setQuality] = useState(readQuality);
  const [keepMetadata, setKeepMetadata] = useState(false);
  const [edited, setEdited] = useState<ChosenFile>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => void readChosen(), [files]);
  useEffect(() => void fetchUploader().catch(() => {}), []);
  useEffect(() => {
    if (leftOut > 0) toast(t('files.leftOut', { count: leftOut }));
  }, [leftOut, t]);

  const seen = files.filter((one) => one.kind !== 'file');
  const plain = files.filter((one) => one.kind === 'file');
  const going = files.filter((one) => order.includes(one.id));
  const size = going.reduce((sum, one) => sum + one.file.size, 0);
  const hasMedia = going.some((one) => one.kind !== 'file');
  const send = async () => {
    setBusy(true);
    if (quality !== 'file') localStorage.setItem(keptQuality, quality);
    const replyToSeq = messagesStore.getState().drafts[chat.id]?.replyToSeq ?? null;
    try {
      await sendChosen(chat.id, { text: text.trim(), replyToSeq, quality, keepMetadata });
      const now = messagesStore.getState().drafts[chat.id];
      if (begun !== '' && now?.text === begun) clearDraft(chat.id);
      else if (replyToSeq !== null) replyTo(chat.id, null);
      else if (now) changeDraft(chat.id, {});
      closeSend();
    } catch (error) {
      setBusy(false);
      toast(wordError(error), { tone: 'danger' });
    }
  };

  return (
    <>
      <Sheet
        isOpen
        isTall
        onClose={closeSend}
        title={t('files.sendTitle', { count: going.length })}
        closeLabel={t('files.close')}
        footer={
          <div className={styles.footer}>
            <TextArea
              label={t('files.caption')}
              isLabelHidden
              rows={1}
              maxLength={limits.messageText}
              placeholder={t('files.caption')}
              value={text}
              onChange={setText}
              className={styles.caption}
            />
            <Button
              variant="primary"
              isBusy={isBusy}
              isDisabled={going.length === 0}
              onPress={() => void send()}
            >
              {t('files.send', { count: going.length })}
            </Button>
          </div>
        }
      >
        {seen.length > 0 && (
          <ul className={styles.tiles} aria-label={t('files.order')}>
            {seen.map((one) => {
              const place = order.indexOf(one.id);
              return (
                <SendTile
                  key={one.id}
                  chosen={one}
                  place={place < 0 ? undefined : place + 1}
                  onEdit={() => setEdited(one)}
                />
              );
            })}
            <li className={styles.tile}>
              <button
                type="button"
                className={styles.more}
                onClick={() =>
                  chooseFiles({ accept: 'image/*,video/*' }, (more) => chooseForSending(chat.id, more))
                }
              >
                <ImagePlus aria-hidden="true" />
                <span>{t('files.more')}</span>
              </button>
            </li>
          </ul>
        )}
        {plain.map((one) => (
          <div key={one.id} className={styles.file}>
            <FileGlyph aria-hidden="true" />
            <span className={styles.fileName}>{one.file.name}</span>
            <span className={styles.fileSize}>{wordBytes(one.file.size)}</span>
            <IconButton
              label={t('files.remove', { name: one.file.name })}
              icon={<X aria-hidden="true" />}
              variant="quiet"
              onPress={() => dropChosen(one.id)}
            />
          </div>
        ))}
        {seen.length > 0 && (
          <>
            <div className={styles.choice}>
              <ChipRow label={t('files.quality')}>
                {qualities.map((one) => (
                  <Chip key={one} isActive={quality === one} onPress={() => setQuality(one)}>
                    {t(`files.quality.${one}`)}
                  </Chip>
                ))}
              </ChipRow>
              <p className={styles.note}>{t(`files.qualityNote.${quality}`, { size: wordBytes(size) })}</p>
            </div>
            {hasMedia && (
              <div className={styles.switch}>
                <SwitchRow
                  label={t('files.keepMetadata')}
                  description={t('files.keepMetadataNote')}
                  isOn={keepMetadata}
                  onChange={setKeepMetadata}
                />
              </div>
            )}
          </>
        )}
      </Sheet>
      {edited && (
        <PhotoEditor
          file={edited.file}
          onClose={() => setEdited(undefined)}
          onDone={(file) => {
            setEdited(undefined);
            if (edited.thumb) URL.revokeObjectURL(edited.thumb);
            const { thumb: _old, ...rest } = edited;
            changeChosen(edited.id, { ...rest, file, isRead: false });
          }}
        />
      )}
    </>
  );
}
