import { cx } from '../../../ui/index.ts';
import styles from './file-name.module.css';
import { showName, splitName } from './show-name.ts';

/** What the name of a file takes. */
export interface FileNameProps {
  readonly name: string;
  readonly className?: string | undefined;
}

/** The name of a file, cut in its middle where there is no room, so that its ending is always seen. */
export function FileName({ name, className }: FileNameProps) {
  const { start, end } = splitName(name);
  return (
    <bdi className={cx(styles.name, className)} title={showName(name)} dir="ltr">
      {start !== '' && <span className={styles.start}>{start}</span>}
      <span className={start === '' ? styles.start : styles.end}>{end}</span>
    </bdi>
  );
}
