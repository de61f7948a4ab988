import type { HostHealth, HostStorage } from '@maru/contract';
import { CircleCheck, RotateCw, TriangleAlert } from 'lucide-react';
import { useMoments, useWords, type Translate } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { Banner, Button, Section } from '../../ui/index.ts';
import { Face } from '../people/ui.ts';
import styles from './desk.module.css';
import { Loading } from './loading.tsx';
import { partsOfTime, shareOf, wordSize } from './measures.ts';
import { useAsked } from './use-asked.ts';

const ask = async (): Promise<{ health: HostHealth; storage: HostStorage }> => {
  const [health, storage] = await Promise.all([call('desk.health', {}), call('desk.storage', {})]);
  return { health, storage };
};

const wordUptime = (health: HostHealth, t: Translate): string => {
  const { days, hours, minutes } = partsOfTime(Date.parse(health.at) - Date.parse(health.startedAt));
  if (days > 0) return t('desk.upDays', { days, hours });
  return hours > 0 ? t('desk.upHours', { hours, minutes }) : t('desk.upMinutes', { minutes });
};

const wordCalls = ({ calls: { live, people, engine } }: HostHealth, t: Translate): string => {
  const said = t('desk.callsOf', { live, people });
  if (!engine || engine.rooms === 0) return said;
  return `${said} · ${engine.outMbps.toFixed(1)} Mbps · ${t('desk.callsLoss', { percent: (engine.loss * 100).toFixed(1) })}`;
};

/** How the host is, and what takes up room. */
export function HealthTab() {
  const t = useWords();
  const asked = useAsked(ask);
  if (!asked.answer) return <Loading asked={asked} />;
  const { health, storage } = asked.answer;
  return (
    <div className={styles.tab}>
      <div className={styles.column}>
        <Calm health={health} onAgain={asked.again} />
        <dl className={styles.facts}>
          <Fact label={t('desk.uptime')} value={wordUptime(health, t)} />
          <Fact label={t('desk.connections')} value={health.connections.toLocaleString()} />
          <Fact label={t('desk.callsNow')} value={wordCalls(health, t)} />
          <Fact label={t('desk.accounts')} value={storage.accounts.toLocaleString()} />
          <Fact label={t('desk.guests')} value={storage.guests.toLocaleString()} />
          <Fact label={t('desk.chats')} value={storage.chats.toLocaleString()} />
          <Fact label={t('desk.version')} value={health.version} />
          <Fact
            label="PostgreSQL"
            value={`${health.database.version.split(' ')[0]} · ${health.database.pingMs} ms`}
          />
          <Fact label="Node" value={health.node} />
        </dl>
        <Waiting health={health} />
        <Room storage={storage} />
        <Jobs health={health} />
      </div>
    </div>
  );
}

function Calm({ health, onAgain }: { readonly health: HostHealth; readonly onAgain: () => void }) {
  const t = useWords();
  const isWell = health.database.ok && health.newsLine && health.problems.length === 0;
  return (
    <div className={styles.aside}>
      <Banner
        tone={isWell ? 'trust' : 'warning'}
        icon={isWell ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
        action={
          <Button size="sm" icon={<RotateCw aria-hidden="true" />} onPress={onAgain}>
            {t('desk.again')}
          </Button>
        }
      >
        {isWell
          ? t('desk.allWell')
          : health.newsLine
            ? t('desk.problems', { count: health.problems.length })
            : t('desk.newsLineDown')}
      </Banner>
    </div>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Waiting({ health }: { readonly health: HostHealth }) {
  const t = useWords();
  return (
    <Section title={t('desk.waiting')}>
      <ul className={styles.lines}>
        {health.queues.map(({ name, waiting }) => (
          <li key={name}>
            <span>{t(`desk.queue.${name}`)}</span>
            <b>{waiting.toLocaleString()}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Room({ storage }: { readonly storage: HostStorage }) {
  const t = useWords();
  const fileBytes = storage.kinds.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <>
      <Section title={t('desk.storage')}>
        {storage.disk && (
          <Measure
            label={t('desk.diskFree', { free: wordSize(storage.disk.free) })}
            value={t('desk.ofAll', { size: wordSize(storage.disk.size) })}
            percent={shareOf(storage.disk.size - storage.disk.free, storage.disk.size)}
          />
        )}
        <ul className={styles.lines}>
          <li>
            <span>{t('desk.database')}</span>
            <b>{wordSize(storage.databaseBytes)}</b>
          </li>
          <li>
            <span>{t('desk.files')}</span>
            <b>{wordSize(fileBytes)}</b>
          </li>
        </ul>
        {storage.kinds.map(({ kind, files, bytes }) => (
          <Measure
            key={kind}
            label={t(`desk.kind.${kind}`)}
            value={t('desk.filesOf', { count: files, size: wordSize(bytes) })}
            percent={shareOf(bytes, fileBytes)}
          />
        ))}
      </Section>
      {storage.top.length > 0 && (
        <Section title={t('desk.top')}>
          <ul className={styles.lines}>
            {storage.top.map(({ person, bytes }) => (
              <li key={person.id}>
                <Face person={person} size="sm" />
                <span>{person.name}</span>
                <b>{wordSize(bytes)}</b>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface MeasureProps {
  readonly label: string;
  readonly value: string;
  readonly percent: number;
}

function Measure({ label, value, percent }: MeasureProps) {
  return (
    <div className={styles.measure}>
      <span>{label}</span>
      <span className={styles.quiet}>{value}</span>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
    </div>
  );
}

function Jobs({ health }: { readonly health: HostHealth }) {
  const t = useWords();
  const moments = useMoments();
  return (
    <>
      {health.problems.length > 0 && (
        <Section title={t('desk.recentProblems')}>
          <p className={styles.note}>{t('desk.problemsText')}</p>
          <ul className={styles.lines}>
            {health.problems.map((problem, at) => (
              <li key={at}>
                <span>
                  <code>{problem.where}</code>
                  <small>{[problem.kind, problem.code, problem.incident].filter(Boolean).join(' · ')}</small>
                </span>
                <time dateTime={problem.at}>{moments.ago(problem.at)}</time>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('desk.jobs')} count={health.jobs.length} isFoldable>
        <ul className={styles.lines}>
          {health.jobs.map((job) => (
            <li key={job.name}>
              <span>
                <code>{job.name}</code>
                <small>{job.ok ? t('desk.jobTook', { ms: job.tookMs }) : t('desk.jobFailed')}</small>
              </span>
              <time dateTime={job.at}>{moments.ago(job.at)}</time>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
