import { limits, type AgreementText, type DeskText } from '@maru/contract';
import { useState } from 'react';
import { useLanguage, useWords, type Language } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import {
  Banner,
  Button,
  Chip,
  ChipRow,
  ConfirmDialog,
  Sheet,
  SwitchRow,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import { Markdown } from '../consents/ui.ts';
import styles from './desk.module.css';

/** What the editor of a text takes. */
export interface TextEditorProps {
  readonly text: DeskText;
  readonly onPublished: (text: DeskText) => void;
  readonly onClose: () => void;
}

const languages: readonly { id: Language; label: string }[] = [
  { id: 'ko', label: '한국어' },
  { id: 'en', label: 'English' },
];
const none = { ko: '', en: '' };

/** From when a day counts that was chosen: from its beginning here. */
const momentOf = (day: string): string | null => (day === '' ? null : new Date(`${day}T00:00`).toISOString());

/** Writes a new version of a text in both languages, looks at it, and publishes it. Versions before stay as they were. */
export function TextEditor({ text, onPublished, onClose }: TextEditorProps) {
  const t = useWords();
  const spoken = useLanguage();
  const verb = useVerb();
  const host = useHost();
  const [language, setLanguage] = useState<Language>(spoken);
  const [words, setWords] = useState<AgreementText>(text.newest.text);
  const [changes, setChanges] = useState(none);
  const [day, setDay] = useState('');
  const [asksAgain, setAsksAgain] = useState(true);
  const [isPreview, setPreview] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const one = words[language];
  const fill = (body: string) =>
    body.replaceAll('{host}', host?.name ?? 'Maru').replaceAll('{contact}', t('desk.contactLabel'));
  const write = (part: Partial<AgreementText['ko']>) =>
    setWords({ ...words, [language]: { ...one, ...part } });
  const isWhole = languages.every(({ id }) => words[id].title.trim() && words[id].body.trim());
  const isChanged = JSON.stringify(words) !== JSON.stringify(text.newest.text);
  const publish = () => {
    setAsking(false);
    void verb.run(async () =>
      onPublished(
        await call('consents.publish', {
          subject: text.subject,
          text: words,
          changes,
          fromAt: momentOf(day),
          asksAgain,
          after: text.newest.version,
        }),
      ),
    );
  };
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      title={text.newest.text[spoken].title}
      closeLabel={t('desk.close')}
      onClose={onClose}
      footer={
        <div className={styles.buttons}>
          <Button
            variant="primary"
            isBusy={verb.isBusy}
            isDisabled={!isWhole || !isChanged}
            onPress={() => setAsking(true)}
          >
            {t('desk.publish', { version: text.newest.version + 1 })}
          </Button>
          <Button variant="quiet" onPress={() => setWords(text.shipped)}>
            {t('desk.toShipped')}
          </Button>
        </div>
      }
    >
      <div className={styles.part}>
        <ChipRow label={t('desk.textLanguage')}>
          {languages.map(({ id, label }) => (
            <Chip key={id} isActive={id === language} onPress={() => setLanguage(id)}>
              {label}
            </Chip>
          ))}
          <Chip isActive={isPreview} onPress={() => setPreview(!isPreview)}>
            {t('desk.preview')}
          </Chip>
        </ChipRow>
        {isPreview ? (
          <div className={styles.preview}>
            <h2>{one.title}</h2>
            <Markdown words={fill(one.body)} />
          </div>
        ) : (
          <>
            <TextField
              label={t('desk.textTitle')}
              value={one.title}
              onChange={(title) => write({ title })}
              maxLength={limits.policies.title}
            />
            <TextArea
              label={t('desk.textBody')}
              description={t('desk.textBodyText')}
              value={one.body}
              onChange={(body) => write({ body })}
              maxLength={limits.policies.body}
              rows={14}
            />
          </>
        )}
        <TextArea
          label={t('desk.changes')}
          description={t('desk.changesText')}
          value={changes[language]}
          onChange={(said) => setChanges({ ...changes, [language]: said })}
          maxLength={limits.policies.changes}
          rows={2}
        />
        <TextField
          label={t('desk.fromDay')}
          description={t('desk.fromDayText')}
          type="date"
          value={day}
          onChange={setDay}
        />
        <div className={styles.flush}>
          <SwitchRow
            label={t('desk.asksAgain')}
            description={t('desk.asksAgainText')}
            isOn={asksAgain}
            onChange={setAsksAgain}
          />
        </div>
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('desk.publishAsk')}
        confirmLabel={t('desk.publishGo')}
        cancelLabel={t('desk.cancel')}
        onConfirm={publish}
        onCancel={() => setAsking(false)}
      >
        {t(asksAgain ? 'desk.publishAgain' : 'desk.publishTold')}
      </ConfirmDialog>
    </Sheet>
  );
}
