import { useId, type CSSProperties } from 'react';
import styles from './digits-field.module.css';

/** What a field for digits takes. */
export interface DigitsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly length: number;
  readonly onChange: (digits: string) => void;
  /** Whether what was typed last was not right. */
  readonly isWrong?: boolean | undefined;
}

/** A few large digits that stand on another device. They are typed and not chosen: whoever just presses what is nearest lets nobody in. */
export function DigitsField({ label, value, length, onChange, isWrong = false }: DigitsFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        style={{ '--digits': length } as CSSProperties}
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, '').slice(0, length))}
        inputMode="numeric"
        autoComplete="off"
        placeholder={'–'.repeat(length)}
        enterKeyHint="done"
        aria-invalid={isWrong || undefined}
      />
    </div>
  );
}
