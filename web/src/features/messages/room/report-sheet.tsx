import type { AccountId, ChatId, InputOf } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, RadioRows, Sheet, TextArea, toast } from '../../../ui/index.ts';
import { reportPerson } from '../../people/index.ts';
import { attempt } from './attempt.ts';
import styles from './report-sheet.module.css';

type Reason = InputOf<'people.report'>['reason'];

interface ReportSheetProps {
  accountId: AccountId;
  chatId: ChatId;
  name: string;
  onClose: () => void;
}

/** Tells the operators about somebody. */
export function ReportSheet({ accountId, chatId, name, onClose }: ReportSheetProps) {
  const t = useWords();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    if (!reason) return;
    setBusy(true);
    const done = await attempt(reportPerson({ accountId, chatId, reason, note }));
    setBusy(false);
    if (!done) return;
    toast(t('messages.reportDone'));
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('messages.reportTitle', { name })}
      closeLabel={t('messages.close')}
      footer={
        <Button variant="danger" size="lg" isDisabled={!reason} isBusy={isBusy} onPress={() => void send()}>
          {t('messages.reportSend')}
        </Button>
      }
    >
      <div className={styles.form}>
        <RadioRows<Reason>
          label={t('messages.reportWhy')}
          value={reason}
          onChange={setReason}
          options={[
            { value: 'spam', label: t('messages.reportSpam') },
            { value: 'scam', label: t('messages.reportScam') },
            { value: 'harassment', label: t('messages.reportHarassment') },
            { value: 'impersonation', label: t('messages.reportImpersonation') },
            { value: 'other', label: t('messages.reportOther') },
          ]}
        />
        <TextArea
          label={t('messages.reportNote')}
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={1_000}
        />
      </div>
    </Sheet>
  );
}
