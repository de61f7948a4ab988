import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import styles from './chip.module.css';

/** What a chip takes. */
export interface ChipProps {
  readonly children: ReactNode;
  readonly isActive?: boolean | undefined;
  readonly onPress: () => void;
  readonly 'aria-label'?: string | undefined;
}

/** A filter that is on or off; dark when on. */
export function Chip({ children, isActive = false, onPress, 'aria-label': label }: ChipProps) {
  return (
    <ToggleButton
      className={styles.chip ?? ''}
      isSelected={isActive}
      onChange={onPress}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </ToggleButton>
  );
}
