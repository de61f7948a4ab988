import styles from './skeleton-rows.module.css';

/** What waiting rows take. */
export interface SkeletonRowsProps {
  readonly label: string;
  readonly count?: number | undefined;
}

/** Grey stand-ins of list rows, of the same height as the rows they wait for. */
export function SkeletonRows({ label, count = 6 }: SkeletonRowsProps) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden="true">
          <span className={styles.face} />
          <span className={styles.lines}>
            <span />
            <span />
          </span>
        </div>
      ))}
    </div>
  );
}
