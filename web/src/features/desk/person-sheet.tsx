import { limits, type DeskPerson } from '@maru/contract';
import { LogOut } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, Select, Sheet, TextArea } from '../../ui/index.ts';
import { Face } from '../people/ui.ts';
import { unlessDeclined, withProof } from '../proof/index.ts';
import styles from './desk.module.css';
import { wordSize } from './measures.ts';

/** What the sheet about somebody takes. */
export interface PersonSheetProps {
  readonly one: DeskPerson;
  readonly onChange: (one: DeskPerson) => void;
  readonly onClose: () => void;
}

const day = 86_400_000;

/** Somebody, and what an operator can do: keep them out for a while, let them in, sign them out. Never read. */
export function PersonSheet({ one, onChange, onClose }: PersonSheetProps) {
  const t = useWords();
  const moments = useMoments();
  const { person } = one;
  return (
    <Sheet isOpen onClose={onClose} title={person.name} closeLabel={t('desk.close')}>
      <div className={styles.person}>
        <Face person={person} size="xl" />
        <div>
          <p className={styles.handle}>@{person.handle}</p>
          <p className={styles.quiet}>{t('desk.joined', { day: moments.fullDate(one.createdAt) })}</p>
          <p className={styles.quiet}>
            {t('desk.takesUp', { devices: one.sessions, size: wordSize(one.fileBytes) })}
          </p>
        </div>
      </div>
      {one.operator ? (
        <Banner>{t('desk.operatorText')}</Banner>
      ) : (
        <>
          {one.suspension ? (
            <KeptOut one={one} onChange={onChange} />
          ) : (
            <SuspendForm one={one} onChange={onChange} />
          )}
          <SignOut one={one} onChange={onChange} />
        </>
      )}
    </Sheet>
  );
}

type PartProps = Omit<PersonSheetProps, 'onClose'>;

function KeptOut({ one, onChange }: PartProps) {
  const t = useWords();
  const moments = useMoments();
  const verb = useVerb();
  const { reason = '', endsAt = null } = one.suspension ?? {};
  const letIn = async () => onChange(await call('desk.endSuspension', { accountId: one.person.id }));
  return (
    <div className={styles.part}>
      <Banner
        tone="warning"
        action={
          <Button size="sm" isBusy={verb.isBusy} onPress={() => void verb.run(letIn)}>
            {t('desk.letIn')}
          </Button>
        }
      >
        <b>{endsAt ? t('desk.keptOutUntil', { moment: moments.full(endsAt) }) : t('desk.keptOutForNow')}</b>
        <br />
        {reason}
      </Banner>
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
    </div>
  );
}

const spans = ['1', '7', '30', 'none'] as const;

function SuspendForm({ one, onChange }: PartProps) {
  const t = useWords();
  const verb = useVerb();
  const [reason, setReason] = useState('');
  const [span, setSpan] = useState<(typeof spans)[number]>('7');
  const suspend = (event: FormEvent) => {
    event.preventDefault();
    const endsAt = span === 'none' ? null : new Date(Date.now() + Number(span) * day).toISOString();
    const input = { accountId: one.person.id, reason: reason.trim(), endsAt };
    void verb.run(() =>
      unlessDeclined(async () => onChange(await withProof(() => call('desk.suspend', input)))),
    );
  };
  return (
    <form className={styles.part} onSubmit={suspend} noValidate>
      <TextArea
        label={t('desk.reason')}
        description={t('desk.reasonText', { name: one.person.name })}
        value={reason}
        onChange={setReason}
        maxLength={limits.desk.reason}
        rows={2}
      />
      <Select
        label={t('desk.howLong')}
        value={span}
        options={spans.map((value) => ({ value, label: t(`desk.span.${value}`) }))}
        onChange={setSpan}
      />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="danger" isBusy={verb.isBusy} isDisabled={reason.trim() === ''}>
        {t('desk.keepOut')}
      </Button>
    </form>
  );
}

function SignOut({ one, onChange }: PartProps) {
  const t = useWords();
  const verb = useVerb();
  const [isAsking, setAsking] = useState(false);
  const signOut = async () => {
    await unlessDeclined(async () =>
      onChange(await withProof(() => call('desk.signOutEverywhere', { accountId: one.person.id }))),
    );
    setAsking(false);
  };
  return (
    <div className={styles.part}>
      <Button
        icon={<LogOut aria-hidden="true" />}
        isDisabled={one.sessions === 0}
        onPress={() => setAsking(true)}
      >
        {t('desk.signOut')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('desk.signOutAsk', { name: one.person.name })}
        confirmLabel={t('desk.signOut')}
        cancelLabel={t('desk.cancel')}
        onConfirm={() => void verb.run(signOut)}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t('desk.signOutText')}
      </ConfirmDialog>
    </div>
  );
}
