import { useId, useState, type FormEvent } from 'react';
import { useWords, type Translate } from '../../platform/i18n/index.ts';
import type { LockRecord } from '../../platform/lock/index.ts';
import { Button, Sheet, toast } from '../../ui/index.ts';
import { useLockRecord } from './hooks.ts';
import styles from './lock.module.css';
import { noteMoved } from './moved.ts';
import { PinField } from './pin-field.tsx';
import { pinLimits, whyNotPin } from './pin-rules.ts';
import { changePin, turnOn, type NewPin } from './set-up.ts';
import { wordAnswer } from './word-answer.ts';

/** What choosing a PIN takes; with `isChange` the one that stands is asked for first. */
export interface NewPinSheetProps {
  readonly isOpen: boolean;
  readonly isChange: boolean;
  readonly onClose: () => void;
}

interface Errors {
  current?: string | undefined;
  chosen?: string | undefined;
  again?: string | undefined;
}

const wordWhyNot = (t: Translate, { secret, kind }: NewPin): string | undefined => {
  const why = whyNotPin(secret, kind);
  return why && t(`lock.why${why[0]?.toUpperCase()}${why.slice(1)}`, pinLimits[kind]);
};

/** Chooses a PIN of digits or words. */
export function NewPinSheet({ isOpen, isChange, onClose }: NewPinSheetProps) {
  const t = useWords();
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t(isChange ? 'lock.change' : 'lock.newTitle')}
      closeLabel={t('lock.close')}
    >
      <NewPinForm isChange={isChange} onClose={onClose} />
    </Sheet>
  );
}

function NewPinForm({ isChange, onClose }: Omit<NewPinSheetProps, 'isOpen'>) {
  const t = useWords();
  const id = useId();
  const before = useLockRecord()?.kind ?? 'digits';
  const [kind, setKind] = useState<LockRecord['kind']>(isChange ? before : 'digits');
  const [current, setCurrent] = useState('');
  const [secret, setSecret] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [isBusy, setBusy] = useState(false);
  const change = async (): Promise<string | undefined> => {
    const answer = await changePin(current, { secret, kind });
    if (answer.is !== 'right') return wordAnswer(t, answer);
    toast(t('lock.changed'));
    onClose();
    return undefined;
  };
  const putOn = async (): Promise<undefined> => {
    await turnOn({ secret, kind }, (done, all) => noteMoved({ done, all })).then(
      () => toast(t('lock.isOn')),
      () => toast(t('lock.failed'), { tone: 'danger' }),
    );
    noteMoved(null);
    onClose();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const chosen = wordWhyNot(t, { secret, kind });
    const different = secret === again ? undefined : t('lock.whyDifferent');
    setErrors({ chosen, again: chosen ? undefined : different });
    if (chosen || different) return;
    setBusy(true);
    const wrong = await (isChange ? change() : putOn()).finally(() => setBusy(false));
    if (!wrong) return;
    setCurrent('');
    setErrors({ current: wrong });
  };
  const turn = () => {
    setKind(kind === 'digits' ? 'words' : 'digits');
    setSecret('');
    setAgain('');
    setErrors({});
  };
  return (
    <form id={id} className={styles.fields} onSubmit={(event) => void send(event)} noValidate>
      <p>{t(kind === 'digits' ? 'lock.newText' : 'lock.wordsText')}</p>
      {isChange && (
        <PinField
          label={t('lock.current')}
          kind={before}
          value={current}
          onChange={setCurrent}
          error={errors.current}
          hasFocus
        />
      )}
      <PinField
        key={`${kind} new`}
        label={t(kind === 'digits' ? 'lock.digits' : 'lock.words')}
        kind={kind}
        value={secret}
        onChange={setSecret}
        error={errors.chosen}
        hasFocus={!isChange}
      />
      <PinField
        key={`${kind} again`}
        label={t('lock.again')}
        kind={kind}
        value={again}
        onChange={setAgain}
        error={errors.again}
      />
      <Button variant="quiet" size="sm" className={styles.toggle} onPress={turn}>
        {t(kind === 'digits' ? 'lock.useWords' : 'lock.useDigits')}
      </Button>
      <Button type="submit" variant="primary" size="lg" isWide isBusy={isBusy}>
        {t(isChange ? 'lock.saveChange' : 'lock.save')}
      </Button>
    </form>
  );
}
