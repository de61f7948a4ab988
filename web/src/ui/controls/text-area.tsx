import type { Ref } from 'react';
import { TextArea as AriaTextArea } from 'react-aria-components';
import { cx } from '../cx.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './field.module.css';

/** What a field of several lines takes. */
export interface TextAreaProps extends FieldProps {
  readonly rows?: number | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines of text with their label, help and error. */
export function TextArea({ rows = 4, ref, ...field }: TextAreaProps) {
  return (
    <FieldFrame field={field}>
      <AriaTextArea
        className={cx(styles.box, styles.area)}
        rows={rows}
        {...(field.placeholder ? { placeholder: field.placeholder } : {})}
        {...(ref ? { ref } : {})}
      />
    </FieldFrame>
  );
}
