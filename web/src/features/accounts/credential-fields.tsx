import { limits } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { TextField } from '../../ui/index.ts';
import styles from './entry.module.css';
import { plainHandle, useHandleCheck, type HandleState } from './use-handle-check.ts';

/** What a field that is being filled in takes. */
interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** True once sending was tried: what is missing is then said. */
  readonly isStrict?: boolean | undefined;
}

/** The handle to be, with whether it is free. */
export function NewHandleField({ value, onChange, isStrict }: FieldProps) {
  const t = useWords();
  const state = useHandleCheck(value);
  const handle = plainHandle(value);
  const hints: Record<HandleState, string> = {
    empty: t('accounts.handleHint'),
    unknown: t('accounts.handleHint'),
    checking: t('accounts.handleChecking'),
    free: t('accounts.handleFree', { handle }),
    taken: '',
    invalid: '',
  };
  const isTooShort = isStrict && handle.length < limits.handle.min;
  const error =
    state === 'taken'
      ? t('accounts.handleTaken', { handle })
      : state === 'invalid' || isTooShort
        ? t('accounts.handleInvalid')
        : undefined;
  return (
    <div className={state === 'free' ? styles.good : undefined} aria-live="polite">
      <TextField
        label={t('accounts.handle')}
        value={value}
        onChange={onChange}
        error={error}
        description={error ? undefined : hints[state]}
        autoComplete="username"
        name="username"
        maxLength={limits.handle.max + 1}
        isRequired
      />
    </div>
  );
}

/** Long and varied; whether a shorter one is among the commonest is known to the host alone, so that it is not praised. */
const isSurelyGood = (password: string): boolean => password.length >= 12 && new Set(password).size > 5;

/** A password; a new one with a hint of what will do. */
export function PasswordField({
  value,
  onChange,
  isStrict,
  isNew,
}: FieldProps & { readonly isNew?: boolean }) {
  const t = useWords();
  const [isShown, setShown] = useState(false);
  const missing = limits.password.min - value.length;
  const hint =
    value === ''
      ? t('accounts.passwordHint')
      : missing > 0
        ? t('accounts.passwordShort', { count: missing })
        : isSurelyGood(value)
          ? t('accounts.passwordGood')
          : t('accounts.passwordHint');
  const error = isNew
    ? missing > 0
      ? t('accounts.passwordShort', { count: missing })
      : undefined
    : value === ''
      ? t('accounts.passwordMissing')
      : undefined;
  const shownError = isStrict ? error : undefined;
  return (
    <div className={styles.password}>
      <TextField
        label={t('accounts.password')}
        value={value}
        onChange={onChange}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        name="password"
        error={shownError}
        description={isNew && !shownError ? hint : undefined}
        maxLength={limits.password.max}
        isRequired
      />
      <button type="button" className={styles.show} aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? t('accounts.passwordHide') : t('accounts.passwordShow')}
      </button>
    </div>
  );
}
