import type { HTMLInputAutoCompleteAttribute, Ref } from 'react';
import { Input } from 'react-aria-components';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './field.module.css';

/** What a line of text takes. */
export interface TextFieldProps extends FieldProps {
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
  readonly min?: string | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text with its label, help and error. */
export function TextField(props: TextFieldProps) {
  const { placeholder, min, ref } = props;
  return (
    <FieldFrame
      field={props}
      more={{
        type: props.type ?? 'text',
        isReadOnly: props.isReadOnly ?? false,
        ...(props.name ? { name: props.name } : {}),
        ...(props.autoComplete ? { autoComplete: props.autoComplete } : {}),
        ...(props.inputMode ? { inputMode: props.inputMode } : {}),
      }}
    >
      <Input
        className={styles.box ?? ''}
        {...(placeholder ? { placeholder } : {})}
        {...(min ? { min } : {})}
        {...(ref ? { ref } : {})}
      />
    </FieldFrame>
  );
}
