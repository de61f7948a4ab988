import { limits, type Chat, type FileId, type FileRef, type Post } from '@maru/contract';
import { Image, Paperclip } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Button, Sheet, TextArea, TextField } from '../../ui/index.ts';
import { useAloneUploads } from '../files/index.ts';
import { AloneTiles, chooseFiles } from '../files/ui.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { editPost, newKey, writePost } from './change-board.ts';
import styles from './board.module.css';

interface PostMakerProps {
  readonly chat: Chat;
  /** The post that is given other words. */
  readonly edited?: Post | undefined;
  readonly onClose: () => void;
}

/** A post that is written from the + beside the field. */
export function NewPost({ chat, onClose }: AttachmentSheetProps) {
  return <PostMaker chat={chat} onClose={onClose} />;
}

/** Writes a post with photos and files, or gives one other words. */
export function PostMaker({ chat, edited, onClose }: PostMakerProps) {
  const t = useWords();
  const { run, isBusy, error, clear } = useVerb();
  const [title, setTitle] = useState(edited?.title ?? '');
  const [text, setText] = useState(edited?.text ?? '');
  const [kept, keep] = useState<readonly FileRef[]>(edited?.files ?? []);
  const [key] = useState(newKey);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  const uploads = useAloneUploads();
  const left = limits.board.files - kept.length - uploads.list.length;
  const choose = (accept?: string) =>
    chooseFiles(accept ? { accept } : {}, (files) => uploads.add(files.slice(0, left)));
  const save = async () => {
    const fileIds: FileId[] = [...kept.map((file) => file.id), ...(await uploads.whenDone())];
    const words = { title: title.trim() || null, text: text.trim(), fileIds };
    if (edited) await editPost({ chatId: chat.id, id: edited.id, ...words });
    else await writePost({ chatId: chat.id, key, ...words });
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const saving = save();
    const saved = await run(() => saving);
    // Closed meanwhile, it goes all the same; what stopped it is then said at the edge of the screen.
    if (!isShown.current) void tryVerb(saving);
    if (saved && isShown.current) onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={t(edited ? 'board.editTitle' : 'board.newPost')}
      closeLabel={t('board.close')}
      footer={
        <Button variant="primary" type="submit" form="post-maker" isBusy={isBusy} isDisabled={!text.trim()}>
          {t(edited ? 'board.save' : 'board.send')}
        </Button>
      }
    >
      <form id="post-maker" className={styles.form} onSubmit={(event) => void send(event)}>
        <TextField
          label={t('board.title')}
          placeholder={t('board.titleHint')}
          value={title}
          onChange={setTitle}
          maxLength={limits.board.title}
        />
        <TextArea
          label={t('board.text')}
          placeholder={t('board.textHint')}
          value={text}
          onChange={(next) => {
            clear();
            setText(next);
          }}
          error={error || undefined}
          maxLength={limits.board.text}
          rows={8}
          autoFocus
        />
        <div className={styles.adders}>
          <Button
            size="sm"
            icon={<Image aria-hidden="true" />}
            isDisabled={left <= 0}
            onPress={() => choose('image/*,video/*')}
          >
            {t('board.addPhotos')}
          </Button>
          <Button
            size="sm"
            icon={<Paperclip aria-hidden="true" />}
            isDisabled={left <= 0}
            onPress={() => choose()}
          >
            {t('board.addFiles')}
          </Button>
        </div>
        <AloneTiles
          chatId={chat.id}
          kept={kept}
          onDropKept={(id) => keep((files) => files.filter((file) => file.id !== id))}
          uploads={uploads}
        />
      </form>
    </Sheet>
  );
}
