import type { ReactNode } from 'react';
import styles from './quote-block.module.css';

/** What a quoted message takes. */
export interface QuoteBlockProps {
  /** Whom it answers, in words. */
  readonly title: string;
  readonly children: ReactNode;
  /** A small picture of what is quoted. */
  readonly thumbnail?: ReactNode;
  /** Jumps to the quoted message. */
  readonly onPress?: (() => void) | undefined;
}

/** The message that is answered, over a hairline inside the answer's own bubble. */
export function QuoteBlock({ title, children, thumbnail, onPress }: QuoteBlockProps) {
  const body = (
    <>
      {thumbnail}
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        <span className={styles.line} dir="auto">
          {children}
        </span>
      </span>
    </>
  );
  return onPress ? (
    <button type="button" className={styles.quote} onClick={onPress}>
      {body}
    </button>
  ) : (
    <div className={styles.quote}>{body}</div>
  );
}
