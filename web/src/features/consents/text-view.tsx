import type { PublishedText } from '@maru/contract';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { EmptyState, Spinner } from '../../ui/index.ts';
import styles from './consents.module.css';
import { useText } from './hooks.ts';
import { Markdown } from './late-text.ts';
import { wordsOf } from './rules.ts';

/** The words of a text. */
export function TextBody({ text }: { readonly text: Pick<PublishedText, 'text'> }) {
  return <Markdown words={wordsOf(text, useLanguage()).body} />;
}

/** A text that is fetched, as it counts now. */
export function FetchedText({ subject }: { readonly subject: string }) {
  const t = useWords();
  const answer = useText(subject);
  if (answer === undefined)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('consents.loading')} size="lg" />
      </div>
    );
  if (answer === null)
    return <EmptyState drawing="people" title={t('consents.gone')} text={t('consents.goneText')} />;
  return <TextBody text={answer.text} />;
}
