import type { ReactNode } from 'react';
import {
  FieldError,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps,
} from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './field.module.css';

/** What every field of text takes, of one line or several. */
export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  /** What is wrong and what to do; nothing when all is well. */
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
}

interface FieldFrameProps {
  readonly field: FieldProps;
  /** What only some fields have. */
  readonly more?: Partial<TextFieldProps> | undefined;
  /** Where one writes. */
  readonly children: ReactNode;
}

/** Label, help and error around the place where one writes. */
export function FieldFrame({ field, more, children }: FieldFrameProps) {
  const { label, value, onChange, description, error, isLabelHidden, maxLength, className } = field;
  return (
    <AriaTextField
      className={cx(styles.field, className)}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined && error !== ''}
      isRequired={field.isRequired ?? false}
      isDisabled={field.isDisabled ?? false}
      // The app decides when to complain, in its own words; the browser's own bubble stays away.
      validationBehavior="aria"
      {...(field.autoFocus ? { autoFocus: true } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...more}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>
      {children}
      {description && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
