import type { Ref } from 'react';
import {
  FieldError,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './field.module.css';

/** What a field of several lines takes. */
export interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines of text with their label, help and error. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    value,
    onChange,
    description,
    error,
    isLabelHidden,
    placeholder,
    rows = 4,
    maxLength,
    className,
    ref,
  } = props;
  return (
    <AriaTextField
      className={cx(styles.field, className)}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined && error !== ''}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>
      <AriaTextArea
        className={cx(styles.box, styles.area)}
        rows={rows}
        {...(placeholder ? { placeholder } : {})}
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
