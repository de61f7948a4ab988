import styles from './row-space.module.css';

/** The place of a row that is fetched late: what stands below it does not move away under a finger when it comes. */
export function RowSpace() {
  return <div className={styles.space} />;
}
