import styles from './read-line.module.css';

/** The line that says how far one had read, shown on return. */
export function ReadLine({ label }: { readonly label: string }) {
  return (
    <div className={styles.line} role="separator" aria-label={label}>
      <span aria-hidden="true">{label}</span>
    </div>
  );
}
