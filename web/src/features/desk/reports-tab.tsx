import type { DeskPerson, DeskReport } from '@maru/contract';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, EmptyState, Tag } from '../../ui/index.ts';
import { Face } from '../people/ui.ts';
import styles from './desk.module.css';
import { Loading } from './loading.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { useAsked } from './use-asked.ts';

/** Complaints that wait, with what was written to the operators and nothing of the chat they came from. */
export function ReportsTab() {
  const t = useWords();
  const asked = useAsked(async () => (await call('desk.listReports', {})).reports);
  const [open, setOpen] = useState<DeskPerson>();
  if (!asked.answer) return <Loading asked={asked} />;
  const settle = async (id: string, outcome: 'acted' | 'nothing') => {
    await tryVerb(call('desk.settleReport', { id, outcome }));
    asked.again();
  };
  const look = async ({ about }: DeskReport) => {
    const { people } = await call('desk.findPeople', { query: about.handle ?? about.name });
    setOpen(people.find(({ person }) => person.id === about.id));
  };
  if (asked.answer.length === 0)
    return <EmptyState drawing="calm" title={t('desk.noReports')} text={t('desk.noReportsText')} />;
  return (
    <div className={styles.tab}>
      <ul className={styles.column}>
        {asked.answer.map((report) => (
          <ReportCard
            key={report.id}
            report={report}
            onLook={() => void tryVerb(look(report))}
            onSettle={(outcome) => void settle(report.id, outcome)}
          />
        ))}
      </ul>
      {open && <PersonSheet one={open} onChange={setOpen} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

interface ReportCardProps {
  readonly report: DeskReport;
  readonly onLook: () => void;
  readonly onSettle: (outcome: 'acted' | 'nothing') => void;
}

function ReportCard({ report, onLook, onSettle }: ReportCardProps) {
  const t = useWords();
  const moments = useMoments();
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <Face person={report.about} size="md" />
        <div className={styles.grow}>
          <b>{report.about.name}</b>
          <p className={styles.quiet}>
            {t('desk.reportedBy', { name: report.by.name, ago: moments.ago(report.at) })}
          </p>
        </div>
        <Tag tone="gam">{t(`desk.reason.${report.reason}`)}</Tag>
      </div>
      {report.note && <p className={styles.words}>{report.note}</p>}
      {report.revealed && <Revealed report={report} />}
      <div className={styles.buttons}>
        <Button size="sm" onPress={() => onSettle('acted')}>
          {t('desk.acted')}
        </Button>
        <Button size="sm" onPress={() => onSettle('nothing')}>
          {t('desk.nothingToDo')}
        </Button>
        {report.about.handle !== null && (
          <Button size="sm" variant="quiet" onPress={onLook}>
            {t('desk.lookAtPerson')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What was revealed of a secret chat: who wrote what, and when, as this host has found it to be so. */
function Revealed({ report: { revealed = [] } }: { readonly report: DeskReport }) {
  const t = useWords();
  const moments = useMoments();
  return (
    <section className={styles.revealed} aria-label={t('desk.revealed')}>
      <p className={styles.genuine}>
        <BadgeCheck aria-hidden="true" />
        {t('desk.revealed')}
      </p>
      <ol>
        {revealed.map(({ author, seq, at, text, held }) => (
          <li key={seq}>
            <Face person={author} size="xs" />
            <div className={styles.grow}>
              <p className={styles.quiet}>
                <b>{author.name}</b> · <time dateTime={at}>{moments.full(at)}</time>
              </p>
              {text && <p className={styles.words}>{text}</p>}
              {held && <p className={styles.quiet}>{t(`desk.held.${held}`)}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
