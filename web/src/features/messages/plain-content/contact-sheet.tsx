import { BookUser, FileUser, Plus } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, Sheet, TextField, toast } from '../../../ui/index.ts';
import type { AttachmentSheetProps } from '../content/attachments.ts';
import { attempt } from '../room/attempt.ts';
import { sendMessage } from '../send-message.ts';
import { canPickContact, pickContact } from './pick-contact.ts';
import styles from './plain-content.module.css';
import { readVcards, type Contact } from './vcard.ts';

const most = 5;
const mostVcardBytes = 500_000;
const nothing: Contact = { name: '', phones: [''], emails: [''] };

const filled = (values: readonly string[]): string[] =>
  values
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, most);

const shownAs = ({ name, phones, emails }: Contact): Contact => ({
  name: name.slice(0, 100),
  phones: phones.length > 0 ? phones.slice(0, most) : [''],
  emails: emails.length > 0 ? emails.slice(0, most) : [''],
});

/** Writes somebody's card, or takes it from the device or a file, and sends it. */
export function ContactSheet({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const [contact, setContact] = useState(nothing);
  const phones = filled(contact.phones);
  const emails = filled(contact.emails);
  const name = contact.name.trim();
  const canSend = name !== '' && phones.length + emails.length > 0;
  const send = async () => {
    const content = { type: 'contact', name, phones, emails } as const;
    await sendMessage(chat.id, { text: '', content, shown: content });
    onClose();
  };
  const take = (found: Contact | undefined) => found && setContact(shownAs(found));
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    const [first] = file.size > mostVcardBytes ? [] : readVcards(await file.text());
    if (first) take(first);
    else toast(t('plain.noVcard'), { tone: 'danger' });
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('plain.contactTitle')}
      closeLabel={t('plain.close')}
      footer={
        <Button variant="primary" isDisabled={!canSend} onPress={() => void attempt(send())}>
          {t('plain.send')}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.deeds}>
          {canPickContact() && (
            <Button
              size="sm"
              icon={<BookUser aria-hidden="true" />}
              onPress={() => void pickContact().then(take, () => {})}
            >
              {t('plain.fromDevice')}
            </Button>
          )}
          <FileTrigger
            acceptedFileTypes={['.vcf', 'text/vcard', 'text/x-vcard']}
            onSelect={(files) => void readFile(files?.[0])}
          >
            <Button size="sm" icon={<FileUser aria-hidden="true" />}>
              {t('plain.fromFile')}
            </Button>
          </FileTrigger>
        </div>
        <TextField
          label={t('plain.name')}
          value={contact.name}
          maxLength={100}
          onChange={(value) => setContact({ ...contact, name: value })}
        />
        <Lines
          label={t('plain.phone')}
          addLabel={t('plain.addPhone')}
          type="tel"
          values={contact.phones}
          onChange={(values) => setContact({ ...contact, phones: values })}
        />
        <Lines
          label={t('plain.email')}
          addLabel={t('plain.addEmail')}
          type="email"
          values={contact.emails}
          onChange={(values) => setContact({ ...contact, emails: values })}
        />
      </div>
    </Sheet>
  );
}

interface LinesProps {
  label: string;
  addLabel: string;
  type: 'tel' | 'email';
  values: string[];
  onChange: (values: string[]) => void;
}

/** As many lines as are needed, up to the most there may be. */
function Lines({ label, addLabel, type, values, onChange }: LinesProps) {
  return (
    <div className={styles.lines}>
      {values.map((value, place) => (
        <TextField
          // Lines are only ever added at the end.
          key={place}
          label={place === 0 ? label : `${label} ${place + 1}`}
          isLabelHidden={place > 0}
          type={type}
          maxLength={type === 'tel' ? 40 : 200}
          value={value}
          onChange={(next) => onChange(values.with(place, next))}
        />
      ))}
      {values.length < most && values.at(-1)?.trim() !== '' && (
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden="true" />}
          onPress={() => onChange([...values, ''])}
        >
          {addLabel}
        </Button>
      )}
    </div>
  );
}
