import type { OutputOf } from '@maru/contract';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { goBack, Link, paths } from '../../platform/router/index.ts';
import { Banner, EmptyState, Page, Spinner, Tag } from '../../ui/index.ts';
import styles from './consents.module.css';
import { useText } from './hooks.ts';
import { wordsOf } from './rules.ts';
import { TextBody } from './text-view.tsx';

/** What the page of a policy takes; without a version it shows the one that counts. */
export interface PolicyPageProps {
  readonly policy: 'terms' | 'privacy';
  readonly version?: number | undefined;
}

/** The terms or the privacy policy, for everybody, with all their versions. */
export function PolicyPage({ policy, version }: PolicyPageProps) {
  const t = useWords();
  const answer = useText(policy, version);
  return (
    <main className={styles.policy}>
      <Page
        key={`${policy} ${version ?? ''}`}
        title={t(`accounts.${policy}`)}
        back={{ label: t('consents.back'), onPress: () => goBack(paths.home()) }}
      >
        <div className={styles.column}>
          {answer === undefined ? (
            <div className={styles.waiting}>
              <Spinner label={t('consents.loading')} size="lg" />
            </div>
          ) : answer === null ? (
            <EmptyState drawing="people" title={t('consents.gone')} text={t('consents.goneText')} />
          ) : (
            <Policy policy={policy} answer={answer} />
          )}
        </div>
      </Page>
    </main>
  );
}

interface PolicyProps {
  readonly policy: 'terms' | 'privacy';
  readonly answer: OutputOf<'consents.readText'>;
}

function Policy({ policy, answer: { text, versions, countsNow } }: PolicyProps) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  const date = moments.fullDate(text.fromAt);
  const changes = text.changes[language];
  const tagOf = (one: number) =>
    one === countsNow ? 'consents.countsNow' : one > countsNow ? 'consents.announced' : 'consents.old';
  return (
    <>
      <div className={styles.head}>
        <p className={styles.facts}>
          <span>{t('consents.version', { version: text.version })}</span>
          <span>{t('consents.from', { date })}</span>
          <Link href={paths.policy(policy === 'terms' ? 'privacy' : 'terms')}>
            {t(policy === 'terms' ? 'accounts.privacy' : 'accounts.terms')}
          </Link>
        </p>
        {text.version !== countsNow && (
          <Banner tone="warning" action={<Link href={paths.policy(policy)}>{t('consents.toNow')}</Link>}>
            {text.version < countsNow
              ? t('consents.oldText', { version: countsNow })
              : t('consents.announcedText', { date })}
          </Banner>
        )}
        {changes && (
          <p className={styles.changes}>
            <b>{t('consents.changed')}</b>
            {changes}
          </p>
        )}
      </div>
      <h2 className="visually-hidden">{wordsOf(text, language).title}</h2>
      <TextBody text={text} />
      <nav className={styles.history} aria-labelledby="versions">
        <h2 id="versions">{t('consents.versions')}</h2>
        <ol>
          {versions.map((one) => (
            <li key={one.version}>
              <Link
                href={paths.policy(policy, one.version)}
                aria-current={one.version === text.version ? 'page' : undefined}
              >
                {t('consents.versionFrom', { version: one.version, date: moments.fullDate(one.fromAt) })}
                <Tag tone={one.version === countsNow ? 'cheong' : 'neutral'}>{t(tagOf(one.version))}</Tag>
                {one.changes[language] && <small>{one.changes[language]}</small>}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
    </>
  );
}
