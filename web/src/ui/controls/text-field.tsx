import type { HTMLInputAutoCompleteAttribute, Ref } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './field.module.css';

/** What a line of text takes. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  /** What is wrong and what to do; nothing when all is well. */
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly type?:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'url'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
    | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined;
  readonly name?: string | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  readonly maxLength?: number | undefined;
  readonly min?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text with its label, help and error. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    description,
    error,
    isLabelHidden,
    placeholder,
    maxLength,
    min,
    className,
    ref,
  } = props;
  return (
    <AriaTextField
      className={cx(styles.field, className)}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined && error !== ''}
      type={props.type ?? 'text'}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      // The app decides when to complain, in its own words; the browser's own bubble stays away.
      validationBehavior="aria"
      {...(props.name ? { name: props.name } : {})}
      {...(props.autoComplete ? { autoComplete: props.autoComplete } : {})}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>
      <Input
        className={styles.box ?? ''}
        {...(placeholder ? { placeholder } : {})}
        {...(min ? { min } : {})}
        {...(ref ? { ref } : {})}
      />
      {description && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
