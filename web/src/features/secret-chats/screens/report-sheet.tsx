import { limits, type AccountId, type ChatId } from '@maru/contract';
import { CircleCheck, Eye, EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, GlyphTile, RadioRows, Sheet, TextArea, TickRow } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { findLine, type SentLine } from '../../messages/index.ts';
import { wordBody } from '../../messages/ui.ts';
import { findPerson, peopleStore } from '../../people/index.ts';
import { BlockDialog } from '../../people/ui.ts';
import { reportMessages, type ReportWords } from '../index.ts';
import { PersonFace, useNameOf } from './person-face.tsx';
import { contextOf, linesAround } from './report-lines.ts';
import styles from './report.module.css';

/** What a report takes: the message that it begins with. */
export interface ReportSheetProps {
  readonly chatId: ChatId;
  readonly seq: number;
  readonly onClose: () => void;
}

type Step = 'choose' | 'around' | 'send' | 'done';

type Reason = ReportWords['reason'];

const reasons: { value: Reason; label: string }[] = [
  { value: 'spam', label: 'people.reportSpam' },
  { value: 'scam', label: 'people.reportScam' },
  { value: 'harassment', label: 'people.reportHarassment' },
  { value: 'impersonation', label: 'people.reportImpersonation' },
  { value: 'other', label: 'people.reportOther' },
];

const mostAround = limits.secret.around;

const toggled = (set: ReadonlySet<number>, seq: number): ReadonlySet<number> => {
  const next = new Set(set);
  if (!next.delete(seq)) next.add(seq);
  return next;
};

/** Shows chosen messages to the operators: which ones, which around them, what will be seen, and only then. */
export function ReportSheet({ chatId, seq, onClose }: ReportSheetProps) {
  const t = useWords();
  const me = useMe();
  const [step, setStep] = useState<Step>('choose');
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set([seq]));
  const [around, setAround] = useState<ReadonlySet<number>>(new Set());
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [agrees, setAgrees] = useState(false);
  const verb = useVerb();
  // What comes while this is open does not move the list under the finger.
  const [lines] = useState(() => linesAround(chatId, seq));
  const author = findLine(chatId, seq)?.author;
  const theirs = useMemo(() => lines.filter((line) => line.author !== me?.id), [lines, me?.id]);
  const context = useMemo(() => contextOf(lines, chosen), [lines, chosen]);
  const shown = context.filter((line) => around.has(line.seq));
  const all = [...chosen, ...shown.map((line) => line.seq)].sort((one, other) => one - other);
  const send = async () => {
    if (await verb.run(() => reportMessages(chatId, all, { reason: reason!, note: note.trim() })))
      setStep('done');
  };
  const frame = {
    isOpen: true as const,
    onClose,
    title: t('secret.report'),
    closeLabel: t('secret.close'),
    step,
  };

  if (step === 'done')
    return (
      <Sheet {...frame}>
        <Done author={author} onClose={onClose} />
      </Sheet>
    );
  if (step === 'choose')
    return (
      <Sheet
        {...frame}
        isTall
        footer={
          <Button
            variant="primary"
            size="lg"
            isWide
            isDisabled={chosen.size === 0}
            onPress={() => setStep(context.length > 0 ? 'around' : 'send')}
          >
            {`${t('secret.next')} · ${t('secret.reportCount', { count: chosen.size })}`}
          </Button>
        }
      >
        <Banner tone="trust" icon={<Eye aria-hidden="true" />}>
          {t('secret.reportLead')}
        </Banner>
        <Lines
          title={t('secret.reportChoose')}
          text={t('secret.reportChooseText')}
          lines={theirs}
          ticked={chosen}
          isFull={chosen.size >= limits.secret.reported}
          onTick={(one) => choose(toggled(chosen, one))}
        />
      </Sheet>
    );
  if (step === 'around')
    return (
      <Sheet
        {...frame}
        isTall
        footer={
          <>
            <Button onPress={() => setStep('choose')}>{t('secret.back')}</Button>
            <Button variant="primary" onPress={() => setStep('send')}>
              {shown.length > 0
                ? `${t('secret.next')} · ${t('secret.reportCount', { count: shown.length })}`
                : t('secret.reportNoneAround')}
            </Button>
          </>
        }
      >
        <Lines
          title={t('secret.reportAround')}
          text={t('secret.reportAroundText', { count: mostAround })}
          lines={context}
          ticked={around}
          isFull={shown.length >= mostAround}
          onTick={(one) => setAround(toggled(around, one))}
        />
      </Sheet>
    );
  return (
    <Sheet
      {...frame}
      isTall
      footer={
        <>
          <Button onPress={() => setStep(context.length > 0 ? 'around' : 'choose')}>
            {t('secret.back')}
          </Button>
          <Button
            variant="danger"
            isDisabled={!agrees || reason === null}
            isBusy={verb.isBusy}
            onPress={() => void send()}
          >
            {t('secret.reportSend')}
          </Button>
        </>
      }
    >
      <div className={styles.send}>
        <WhatIsSeen count={all.length} />
        <div className={styles.flush}>
          <RadioRows
            label={t('people.reportReason')}
            value={reason}
            onChange={setReason}
            options={reasons.map(({ value, label }) => ({ value, label: t(label) }))}
          />
        </div>
        <TextArea
          label={t('secret.reportNote')}
          value={note}
          onChange={setNote}
          description={t('secret.reportNoteHint')}
          maxLength={limits.secret.note}
          rows={3}
        />
        <TickRow label={t('secret.reportAgree')} isTicked={agrees} onChange={setAgrees} isStrong />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
    </Sheet>
  );
}

/** What the operators will see of it, and what they will not. */
function WhatIsSeen({ count }: { readonly count: number }) {
  const t = useWords();
  return (
    <section className={styles.seen}>
      <h3>{t('secret.reportSeenTitle')}</h3>
      <ul>
        <li>
          <Eye aria-hidden="true" />
          {t('secret.reportSeen1', { count })}
        </li>
        <li>
          <Eye aria-hidden="true" />
          {t('secret.reportSeen2')}
        </li>
        <li>
          <Eye aria-hidden="true" />
          {t('secret.reportSeen3')}
        </li>
        <li className={styles.unseen}>
          <EyeOff aria-hidden="true" />
          {t('secret.reportNotSeen')}
        </li>
      </ul>
    </section>
  );
}

interface LinesProps {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly SentLine[];
  readonly ticked: ReadonlySet<number>;
  readonly isFull?: boolean | undefined;
  readonly onTick: (seq: number) => void;
}

function Lines({ title, text, lines, ticked, isFull = false, onTick }: LinesProps) {
  return (
    <section className={styles.lines} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.hint}>{text}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.seq}>
            <TickRow
              label={<OneLine line={line} />}
              isTicked={ticked.has(line.seq)}
              isDisabled={isFull && !ticked.has(line.seq)}
              onChange={() => onTick(line.seq)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneLine({ line }: { readonly line: SentLine }) {
  const t = useWords();
  const moments = useMoments();
  const me = useMe();
  const name = useNameOf(line.author);
  return (
    <span className={styles.one}>
      <PersonFace accountId={line.author} size="xs" />
      <span className={styles.words}>
        <span className={styles.who}>
          {line.author === me?.id ? t('secret.reportMe') : name}
          <time dateTime={line.at}>{moments.short(line.at)}</time>
        </span>
        <span className={styles.said}>{wordBody(line.body, t)}</span>
      </span>
    </span>
  );
}

function Done({ author, onClose }: { readonly author: AccountId | undefined; readonly onClose: () => void }) {
  const t = useWords();
  const name = useNameOf(author ?? ('' as AccountId));
  const [isBlocking, block] = useState(false);
  const person = author && findPerson(peopleStore.getState(), author);
  return (
    <div className={styles.done} role="status">
      <GlyphTile size="lg" icon={<CircleCheck />} />
      <h3>{t('secret.reportDone')}</h3>
      <p>{t('secret.reportDoneText')}</p>
      {person && <p>{t('secret.reportDoneBlock', { name })}</p>}
      <div className={styles.doneButtons}>
        <Button variant="primary" size="lg" isWide onPress={onClose}>
          {t('secret.done')}
        </Button>
        {person && (
          <Button variant="quiet" size="lg" isWide onPress={() => block(true)}>
            {t('secret.reportBlock', { name })}
          </Button>
        )}
      </div>
      {isBlocking && person && <BlockDialog person={person} onClose={() => block(false)} />}
    </div>
  );
}
