import { limits } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Button, Sheet, TextArea } from '../../ui/index.ts';
import { editNotice, newKey, setNotice } from './change-notice.ts';
import type { NoticeDraft } from './maker-state.ts';
import styles from './notice.module.css';

/** What the sheet of a notice takes. */
export interface NoticeMakerProps {
  readonly draft: NoticeDraft;
  readonly onClose: () => void;
}

/** Writes a notice anew, from a message, or gives one other words. */
export function NoticeMaker({ draft, onClose }: NoticeMakerProps) {
  const { chatId, fromSeq, edited } = draft;
  const t = useWords();
  const { run, isBusy, error, clear } = useVerb();
  const [text, setText] = useState(draft.text);
  const [key] = useState(newKey);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    const done = await run(() =>
      edited
        ? editNotice(edited, words)
        : setNotice({ chatId, key, text: words, ...(fromSeq !== undefined && { fromSeq }) }),
    );
    if (done) onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t(edited ? 'notices.editTitle' : 'notices.new')}
      closeLabel={t('notices.close')}
      footer={
        <Button variant="primary" type="submit" form="notice-maker" isBusy={isBusy} isDisabled={!text.trim()}>
          {t(edited ? 'notices.save' : 'notices.set')}
        </Button>
      }
    >
      <form id="notice-maker" className={styles.form} onSubmit={(event) => void send(event)}>
        <TextArea
          label={t('notices.text')}
          placeholder={t('notices.textHint')}
          description={edited ? undefined : t('notices.setHint')}
          value={text}
          onChange={(next) => {
            clear();
            setText(next);
          }}
          error={error || undefined}
          maxLength={limits.notices.text}
          rows={6}
          autoFocus
        />
      </form>
    </Sheet>
  );
}
