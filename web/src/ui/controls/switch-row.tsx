import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import styles from './switch-row.module.css';

/** What a setting that is on or off takes. */
export interface SwitchRowProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

/** A whole row that turns a setting on or off. */
export function SwitchRow({ label, isOn, onChange, description, icon, isDisabled = false }: SwitchRowProps) {
  return (
    <Switch className={styles.row ?? ''} isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      {icon && <span className={styles.icon}>{icon}</span>}
      <span className={styles.text}>
        <span>{label}</span>
        {description && <span className={styles.description}>{description}</span>}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.knob} />
      </span>
    </Switch>
  );
}
