import type { ChatId, Friend, InputOf, Person } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, RadioRows, Sheet, TextArea, toast } from '../../ui/index.ts';
import { reportPerson } from './friends.ts';
import styles from './people.module.css';
import { displayName } from './state.ts';

type Reason = InputOf<'people.report'>['reason'];

// What is quoted stands in the note, to be seen and changed, and leaves room for words of one's own.
const mostQuoted = 500;

const words: Record<Reason, string> = {
  spam: 'people.reportSpam',
  scam: 'people.reportScam',
  harassment: 'people.reportHarassment',
  impersonation: 'people.reportImpersonation',
  other: 'people.reportOther',
};

/** What a report takes; `chatId` tells where it happened, `quote` what was said. */
export interface ReportSheetProps {
  readonly person: Person | Friend;
  readonly chatId?: ChatId | undefined;
  readonly quote?: string | undefined;
  readonly onClose: () => void;
}

/** Tells the operator about somebody, with a reason and a note. */
export function ReportSheet({ person, chatId, quote, onClose }: ReportSheetProps) {
  const t = useWords();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState(quote ? `“${quote.slice(0, mostQuoted)}”\n` : '');
  const verb = useVerb();
  const name = displayName(person);
  const send = async () => {
    if (!reason) return;
    const input = { accountId: person.id, reason, note: note.trim(), ...(chatId ? { chatId } : {}) };
    if (!(await verb.run(() => reportPerson(input)))) return;
    toast(t('people.reportSent'));
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('people.reportTitle', { name })}
      closeLabel={t('people.close')}
      isFlush
      footer={
        <Button
          variant="danger"
          isDisabled={reason === null}
          isBusy={verb.isBusy}
          onPress={() => void send()}
        >
          {t('people.reportSend')}
        </Button>
      }
    >
      <RadioRows
        label={t('people.reportReason')}
        value={reason}
        onChange={setReason}
        options={(Object.keys(words) as Reason[]).map((value) => ({ value, label: t(words[value]) }))}
      />
      <div className={styles.pad}>
        <TextArea
          label={t('people.reportNote')}
          value={note}
          onChange={setNote}
          description={t('people.reportNoteHint', { name })}
          maxLength={1000}
          rows={3}
        />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
    </Sheet>
  );
}
