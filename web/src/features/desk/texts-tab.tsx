import type { DeskText, HostSettings, InputOf, OutputOf } from '@maru/contract';
import { useState } from 'react';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { MenuRow, Section, toast } from '../../ui/index.ts';
import { AgeForm } from './age-form.tsx';
import styles from './desk.module.css';
import { Loading } from './loading.tsx';
import { TextEditor } from './text-editor.tsx';
import { useAsked } from './use-asked.ts';

/** What people agree to here: terms, privacy policy, consents; and from which age they may do so alone. */
export function TextsTab() {
  const t = useWords();
  const asked = useAsked<OutputOf<'consents.listTexts'>>(() => call('consents.listTexts', {}));
  const [open, setOpen] = useState<string>();
  if (!asked.answer) return <Loading asked={asked} />;
  const { texts } = asked.answer;
  const edited = texts.find((one) => one.subject === open);
  const put = (text: DeskText) => {
    asked.put({ texts: texts.map((one) => (one.subject === text.subject ? text : one)) });
    setOpen(undefined);
    toast(t('desk.published'));
  };
  const row = (one: DeskText) => <TextRow key={one.subject} text={one} onOpen={() => setOpen(one.subject)} />;
  const consents = texts.filter((one) => !one.required);
  return (
    <div className={styles.tab}>
      <div className={styles.column}>
        <Section title={t('desk.policies')}>
          <p className={styles.note}>{t('desk.policiesText')}</p>
          {texts.filter((one) => one.required).map(row)}
        </Section>
        {consents.length > 0 && (
          <Section title={t('desk.consents')}>
            <p className={styles.note}>{t('desk.consentsText')}</p>
            {consents.map(row)}
          </Section>
        )}
        <Rules />
        {edited && (
          <TextEditor
            key={edited.subject}
            text={edited}
            onPublished={put}
            onClose={() => setOpen(undefined)}
          />
        )}
      </div>
    </div>
  );
}

function TextRow({ text: { newest }, onOpen }: { readonly text: DeskText; readonly onOpen: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  return (
    <MenuRow
      label={newest.text[language].title}
      description={t('desk.versionFrom', {
        version: newest.version,
        date: moments.fullDate(newest.fromAt),
      })}
      hasChevron
      onPress={onOpen}
    />
  );
}

/** Whom to ask, and the age rule. */
function Rules() {
  const t = useWords();
  const asked = useAsked<OutputOf<'desk.getSettings'>>(() => call('desk.getSettings', {}));
  if (!asked.answer) return <Loading asked={asked} />;
  const { settings } = asked.answer;
  const change = async (wanted: InputOf<'desk.changeSettings'>): Promise<void> => {
    asked.put(await call('desk.changeSettings', wanted));
    toast(t('desk.saved'));
  };
  const key = (['contact', 'minAge', 'underAge'] as const satisfies (keyof HostSettings)[])
    .map((name) => settings[name])
    .join(' ');
  return <AgeForm key={key} settings={settings} onChange={change} />;
}
