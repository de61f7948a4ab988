import type { ComponentType, ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './card-parts.module.css';

type Icon = ComponentType<{ 'aria-hidden'?: 'true' }>;

/** What the head of a card takes. */
export interface CardHeadProps {
  readonly Icon: Icon;
  readonly label: string;
  readonly tone?: 'gam' | 'cheong';
}

/** Says in a word what kind of card this is. It may stand inside a button. */
export function CardHead({ Icon, label, tone = 'cheong' }: CardHeadProps) {
  return (
    <span className={cx(styles.head, styles[tone])}>
      <Icon aria-hidden="true" />
      {label}
    </span>
  );
}

/** The actions at the end of a card in a room; empty, it keeps their height. */
export function CardFoot({ children }: { readonly children?: ReactNode }) {
  return <div className={styles.foot}>{children}</div>;
}

/** What an action of a card takes. */
export interface CardActionProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly Icon?: Icon | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One action of a card. */
export function CardAction({ label, onPress, Icon, isDisabled }: CardActionProps) {
  return (
    <button type="button" disabled={isDisabled ?? false} onClick={onPress}>
      {Icon && <Icon aria-hidden="true" />}
      {label}
    </button>
  );
}
