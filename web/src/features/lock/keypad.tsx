import { ArrowRight, Delete } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { cx, Spinner } from '../../ui/index.ts';
import styles from './lock.module.css';
import { pinLimits } from './pin-rules.ts';

const { min, max } = pinLimits.digits;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** What the keypad takes. */
export interface KeypadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
}

/** Large keys for a thumb; a keyboard types into it as well. */
export function Keypad({ value, onChange, onSubmit, isBusy, isDisabled }: KeypadProps) {
  const t = useWords();
  const isStill = isBusy || isDisabled;
  const add = (digit: string) => !isStill && value.length < max && onChange(value + digit);
  const takeBack = () => !isStill && onChange(value.slice(0, -1));
  const submit = () => !isStill && value.length >= min && onSubmit();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('[role="alertdialog"]')) return;
    if (/^\d$/.test(event.key)) add(event.key);
    else if (event.key === 'Backspace') takeBack();
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) submit();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <p className={styles.dots} data-busy={isBusy || undefined} aria-hidden="true">
        {Array.from({ length: Math.max(min, value.length) }, (_, place) => (
          <span key={place} className={cx(styles.dot, place < value.length && styles.full)} />
        ))}
      </p>
      <p className="visually-hidden" role="status">
        {isBusy ? t('lock.checking') : t('lock.entered', { count: value.length })}
      </p>
      <div className={styles.pad} role="group" aria-label={t('lock.pad')}>
        {digits.map((digit) => (
          <Key key={digit} label={digit} isDisabled={isDisabled} onPress={() => add(digit)} />
        ))}
        <button
          type="button"
          className={cx(styles.key, styles.plain)}
          aria-label={t('lock.delete')}
          disabled={isDisabled || value === ''}
          onClick={takeBack}
        >
          <Delete aria-hidden="true" />
        </button>
        <Key label="0" isDisabled={isDisabled} onPress={() => add('0')} />
        <button
          type="button"
          className={cx(styles.key, styles.main)}
          aria-label={t('lock.open')}
          disabled={isDisabled || value.length < min}
          onClick={submit}
        >
          {isBusy ? <Spinner /> : <ArrowRight aria-hidden="true" />}
        </button>
      </div>
    </>
  );
}

interface KeyProps {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function Key({ label, isDisabled, onPress }: KeyProps) {
  return (
    <button type="button" className={styles.key} disabled={isDisabled} onClick={onPress}>
      {label}
    </button>
  );
}
