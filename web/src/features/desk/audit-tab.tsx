import type { AuditRecord } from '@maru/contract';
import { Link2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Chip, ChipRow, EmptyState } from '../../ui/index.ts';
import styles from './desk.module.css';
import { Loading } from './loading.tsx';
import { useAsked } from './use-asked.ts';
import { wordDeed, wordDetails } from './word-deed.ts';

const kinds = ['', 'host', 'person', 'operator', 'report', 'text', 'stickers'] as const;

/** What operators did, which nobody can change unseen. */
export function AuditTab() {
  const t = useWords();
  const [kind, setKind] = useState<(typeof kinds)[number]>('');
  const [older, setOlder] = useState<readonly AuditRecord[]>([]);
  const [isMore, setMore] = useState<boolean>();
  const ask = (before?: number) =>
    call('desk.readAudit', { ...(kind && { deed: kind }), ...(before && { before }) });
  const asked = useAsked(() => ask(), kind);
  const choose = (next: (typeof kinds)[number]) => {
    setKind(next);
    setOlder([]);
    setMore(undefined);
  };
  const records = [...(asked.answer?.records ?? []), ...older];
  const goOn = async () => {
    const page = await ask(records.at(-1)?.number);
    setOlder([...older, ...page.records]);
    setMore(page.more);
  };
  return (
    <div className={styles.tab}>
      <div className={styles.column}>
        <ChainMark />
        <div className={styles.top}>
          <ChipRow label={t('desk.audit')}>
            {kinds.map((one) => (
              <Chip key={one} isActive={one === kind} onPress={() => choose(one)}>
                {t(`desk.deeds.${one || 'all'}`)}
              </Chip>
            ))}
          </ChipRow>
        </div>
        {!asked.answer ? (
          <Loading asked={asked} />
        ) : records.length === 0 ? (
          <EmptyState drawing="calm" title={t('desk.noDeeds')} />
        ) : (
          <ol className={styles.deeds}>
            {records.map((record) => (
              <Deed key={record.number} record={record} />
            ))}
          </ol>
        )}
        {(isMore ?? asked.answer?.more) && (
          <div className={styles.aside}>
            <Button isWide onPress={() => void tryVerb(goOn())}>
              {t('desk.older')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function ChainMark() {
  const t = useWords();
  const { answer, error } = useAsked(() => call('desk.checkAudit', {}));
  if (!answer)
    return (
      <div className={styles.aside}>
        <Banner>{error || t('desk.checking')}</Banner>
      </div>
    );
  return (
    <div className={styles.aside}>
      {answer.whole ? (
        <Banner tone="trust" icon={<Link2 aria-hidden="true" />}>
          {t('desk.chainWhole', { count: answer.records })}
          {answer.records > 0 && (
            <small className={styles.hash} title={answer.head}>
              {answer.records}:{answer.head.slice(0, 16)}…
            </small>
          )}
        </Banner>
      ) : (
        <Banner tone="danger" icon={<TriangleAlert aria-hidden="true" />}>
          {t('desk.chainBroken', { number: answer.brokenAt ?? 0 })}
        </Banner>
      )}
    </div>
  );
}

function Deed({ record }: { readonly record: AuditRecord }) {
  const t = useWords();
  const moments = useMoments();
  const details = wordDetails(record, t, moments);
  return (
    <li>
      <span className={styles.number}>{record.number}</span>
      <div className={styles.grow}>
        <p>{wordDeed(record, t)}</p>
        {details.map((line) => (
          <p key={line} className={styles.quiet}>
            {line}
          </p>
        ))}
        <p className={styles.quiet}>
          {record.byName} · <time dateTime={record.at}>{moments.full(record.at)}</time>
        </p>
      </div>
    </li>
  );
}
