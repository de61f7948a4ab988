import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './radio-rows.module.css';

/** One of the answers of a choice. */
export interface RadioOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** What a choice of one takes. */
export interface RadioRowsProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly RadioOption<T>[];
  readonly onChange: (value: T) => void;
  readonly isLabelHidden?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A choice of one among a few, each in a row of its own. */
export function RadioRows<T extends string>({
  label,
  value,
  options,
  onChange,
  isLabelHidden,
  isDisabled = false,
}: RadioRowsProps<T>) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={value}
      onChange={(next) => onChange(next as T)}
      isDisabled={isDisabled}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>
      {options.map((option) => (
        <Radio
          key={option.value}
          value={option.value}
          className={styles.row ?? ''}
          isDisabled={option.isDisabled ?? false}
        >
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.text}>
            <span>{option.label}</span>
            {option.description && <span className={styles.description}>{option.description}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
