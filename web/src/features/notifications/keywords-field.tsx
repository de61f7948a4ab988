import { limits } from '@maru/contract';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, TextField } from '../../ui/index.ts';
import { changeSettings } from './change-settings.ts';
import { useNotifications } from './hooks.ts';
import styles from './notifications.module.css';
import { withKeyword } from './rules.ts';

/** Words that ring wherever they are said. */
export function KeywordsField() {
  const t = useWords();
  const { keywords } = useNotifications().settings;
  const [word, setWord] = useState('');
  const isFull = keywords.length >= limits.notifications.keywords;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const next = withKeyword(keywords, word);
    setWord('');
    if (next.length > keywords.length) void tryVerb(changeSettings({ keywords: next }));
  };
  const remove = (gone: string) =>
    void tryVerb(changeSettings({ keywords: keywords.filter((one) => one !== gone) }));
  return (
    <div className={styles.field} role="group" aria-label={t('notifications.keywords')}>
      <p className={styles.label}>{t('notifications.keywords')}</p>
      <p className={styles.hint}>{t('notifications.keywordsText')}</p>
      {keywords.length > 0 && (
        <ul className={styles.words}>
          {keywords.map((one) => (
            <li key={one}>
              <button
                type="button"
                className={styles.word}
                aria-label={t('notifications.keywordRemove', { word: one })}
                onClick={() => remove(one)}
              >
                <span dir="auto">{one}</span>
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isFull ? (
        <p className={styles.hint}>{t('notifications.keywordsFull')}</p>
      ) : (
        <form className={styles.add} onSubmit={add}>
          <TextField
            label={t('notifications.keywordNew')}
            isLabelHidden
            placeholder={t('notifications.keywordNew')}
            value={word}
            maxLength={limits.notifications.keyword}
            onChange={setWord}
          />
          <Button type="submit" isDisabled={word.trim() === ''}>
            {t('notifications.keywordAdd')}
          </Button>
        </form>
      )}
    </div>
  );
}
