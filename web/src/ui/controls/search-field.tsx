import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './search-field.module.css';

/** What a search box takes. */
export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly clearLabel: string;
  readonly placeholder?: string | undefined;
  readonly onSubmit?: ((value: string) => void) | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** A search box that can be emptied with one press or Escape. */
export function SearchField({
  label,
  value,
  onChange,
  clearLabel,
  placeholder,
  onSubmit,
  autoFocus,
  className,
  ref,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx(styles.field, className)}
      {...(onSubmit ? { onSubmit } : {})}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Search className={styles.icon} aria-hidden="true" />
      <Input className={styles.input ?? ''} placeholder={placeholder ?? label} {...(ref ? { ref } : {})} />
      {value !== '' && (
        <Button className={styles.clear ?? ''} aria-label={clearLabel}>
          <X aria-hidden="true" />
        </Button>
      )}
    </AriaSearchField>
  );
}
