import { Fingerprint } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, ConfirmDialog, cx, Spinner, TextField, useIsPhone } from '../../ui/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import { forgetPin } from './forget-pin.ts';
import { useLockRecord, useLockStatus } from './hooks.ts';
import { Keypad } from './keypad.tsx';
import styles from './lock.module.css';
import { useMoved } from './moved.ts';
import { useUnlock } from './use-unlock.ts';
import { useWait } from './use-wait.ts';
import { wordWait } from './wait-words.ts';

/** What is to be seen of a locked app: the empty hall, and what asks for the PIN. */
export function LockScreen() {
  const status = useLockStatus();
  return <EntryFrame isEmpty>{status === 'moving' ? <Moving /> : <Ask />}</EntryFrame>;
}

function Moving() {
  const t = useWords();
  const moved = useMoved();
  return (
    <div className={cx(styles.moving, !moved && styles.late)} role="status">
      <EntryHeading title={t('lock.moving')} text={t(moved ? 'lock.movingOn' : 'lock.movingText')} />
      {moved ? (
        <progress
          className={styles.progress}
          aria-label={t('lock.movingOn')}
          value={moved.done}
          max={moved.all}
        />
      ) : (
        <Spinner />
      )}
    </div>
  );
}

function Ask() {
  const t = useWords();
  const isPhone = useIsPhone();
  const record = useLockRecord();
  const [secret, setSecret] = useState('');
  const waitMs = useWait();
  const { isBusy, said, wrong, tryPin, trySensor } = useUnlock();
  const isDigits = record?.kind !== 'words';
  const submit = () => void tryPin(secret).then(() => setSecret(''));
  const pad = { value: secret, onChange: setSecret, onSubmit: submit, isBusy, isDisabled: waitMs > 0 };
  return (
    <div className={styles.lock}>
      <div>
        <EntryHeading title={t('lock.locked')} />
        <Said waitMs={waitMs} said={said} otherwise={t(isDigits ? 'lock.askPin' : 'lock.askWords')} />
      </div>
      <Shaken turn={wrong}>
        {isPhone && isDigits ? <Keypad {...pad} /> : <Field {...pad} isDigits={isDigits} />}
      </Shaken>
      <div className={styles.ways}>
        {record?.biometrics && (
          <Button
            variant="secondary"
            icon={<Fingerprint aria-hidden="true" />}
            isDisabled={isBusy}
            onPress={() => void trySensor()}
          >
            {t('lock.bySensor')}
          </Button>
        )}
        <Forgotten />
      </div>
    </div>
  );
}

/** Shakes its head at every wrong try. */
function Shaken({ turn, children }: { readonly turn: number; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.ask, turn > 0 && (turn % 2 === 1 ? styles.shakeOdd : styles.shakeEven))}>
      {children}
    </div>
  );
}

interface SaidProps {
  readonly waitMs: number;
  readonly said: string;
  readonly otherwise: string;
}

/** What there is to say, always in the same place: what was wrong, and how long to wait, counted down. */
function Said({ waitMs, said, otherwise }: SaidProps) {
  const t = useWords();
  const isWaiting = waitMs > 0;
  return (
    <>
      <p
        className={cx(styles.said, said !== '' && styles.wrong)}
        aria-hidden={isWaiting || said !== '' || undefined}
      >
        {isWaiting ? wordWait(t, waitMs) : said || otherwise}
      </p>
      <p className="visually-hidden" role="alert">
        {said} {isWaiting && <FirstWait waitMs={waitMs} />}
      </p>
    </>
  );
}

/** Whoever listens hears once how long it is, and not every second. */
function FirstWait({ waitMs }: { readonly waitMs: number }) {
  const t = useWords();
  const [first] = useState(waitMs);
  return wordWait(t, first);
}

type FieldProps = Parameters<typeof Keypad>[0] & { readonly isDigits: boolean };

/** A line to type in, where there is a keyboard. */
function Field({ value, onChange, onSubmit, isBusy, isDisabled, isDigits }: FieldProps) {
  const t = useWords();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (value !== '' && !isBusy && !isDisabled) onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <TextField
        label={t(isDigits ? 'lock.pin' : 'lock.passphrase')}
        type="password"
        autoComplete="off"
        value={value}
        onChange={onChange}
        autoFocus
        {...(isDigits ? { inputMode: 'numeric' as const } : {})}
      />
      <Button type="submit" variant="primary" size="lg" isWide isBusy={isBusy} isDisabled={isDisabled}>
        {t('lock.open')}
      </Button>
    </form>
  );
}

function Forgotten() {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const forget = () => {
    setBusy(true);
    void forgetPin();
  };
  return (
    <>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('lock.forgot')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('lock.forgotTitle')}
        confirmLabel={t('lock.forgotGo')}
        cancelLabel={t('lock.cancel')}
        onConfirm={forget}
        onCancel={() => setAsking(false)}
        isBusy={isBusy}
        isDanger
      >
        {t('lock.forgotText')}
      </ConfirmDialog>
    </>
  );
}
