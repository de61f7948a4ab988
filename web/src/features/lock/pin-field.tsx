import type { LockRecord } from '../../platform/lock/index.ts';
import { TextField } from '../../ui/index.ts';
import { pinLimits } from './pin-rules.ts';

/** What a line for a PIN takes. */
export interface PinFieldProps {
  readonly label: string;
  readonly kind: LockRecord['kind'];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hasFocus?: boolean | undefined;
}

/** A line for a PIN; phones show digits for one of digits. */
export function PinField({ label, kind, value, onChange, error, hasFocus }: PinFieldProps) {
  return (
    <TextField
      label={label}
      type="password"
      // No keeper of passwords is asked: this never leaves the device.
      autoComplete="off"
      value={value}
      onChange={onChange}
      error={error}
      autoFocus={hasFocus}
      maxLength={pinLimits[kind].max}
      {...(kind === 'digits' ? { inputMode: 'numeric' as const } : {})}
    />
  );
}
