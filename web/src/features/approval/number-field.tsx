import { useId } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import styles from './approval.module.css';

interface NumberFieldProps {
  readonly value: string;
  readonly onChange: (number: string) => void;
}

/** Two large digits. They are typed and not chosen: whoever just presses what is nearest lets nobody in. */
export function NumberField({ value, onChange }: NumberFieldProps) {
  const t = useWords();
  const id = useId();
  return (
    <div className={styles.number}>
      <label htmlFor={id} className={styles.numberLabel}>
        {t('approval.number')}
      </label>
      <input
        id={id}
        className={styles.digits}
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, '').slice(0, 2))}
        inputMode="numeric"
        autoComplete="off"
        placeholder="––"
        maxLength={2}
        enterKeyHint="done"
      />
    </div>
  );
}
