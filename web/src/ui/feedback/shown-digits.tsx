import { cx } from '../cx.ts';
import { Spinner } from './spinner.tsx';
import styles from './shown-digits.module.css';

/** What digits to be typed elsewhere take. */
export interface ShownDigitsProps {
  readonly title?: string | undefined;
  /** How deep the title stands in the page around it. */
  readonly level?: 2 | 3 | undefined;
  readonly text: string;
  /** Two, or six in two halves. */
  readonly digits: string;
  /** How they are read out, one by one. */
  readonly spoken: string;
  readonly waiting: string;
}

/** Digits that this device shows while it waits for them to be typed on another one. */
export function ShownDigits({ title, level = 3, text, digits, spoken, waiting }: ShownDigitsProps) {
  const Heading = `h${level}` as const;
  const isLong = digits.length > 3;
  return (
    <div className={styles.card}>
      {title && <Heading className={styles.title}>{title}</Heading>}
      <p className={styles.text}>{text}</p>
      <p className={cx(styles.digits, isLong && styles.long)}>
        <span className="visually-hidden">{spoken}</span>
        <span aria-hidden="true">{isLong ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits}</span>
      </p>
      <p className={styles.waiting} role="status">
        <Spinner />
        {waiting}
      </p>
    </div>
  );
}
