import styles from './words-sheet.module.css';

/** A padlock; open ones are given away. */
function Padlock({ x, y, isOpen }: { readonly x: number; readonly y: number; readonly isOpen?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={styles.line} d={isOpen ? 'M-5 0v-6a5 5 0 0 1 9.6-2' : 'M-5 0v-5a5 5 0 0 1 10 0v5'} />
      <rect className={styles.public} x="-8" y="0" width="16" height="13" rx="3.5" />
      <circle className={styles.hole} cx="0" cy="6" r="1.7" />
    </g>
  );
}

/** A key. */
function Key({
  x,
  y,
  className,
}: {
  readonly x: number;
  readonly y: number;
  readonly className: string | undefined;
}) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={styles.stem} d="M4 0h14M14 0v4M18 0v3" />
      <circle className={className} cx="0" cy="0" r="5.5" />
      <circle className={styles.hole} cx="0" cy="0" r="1.9" />
    </g>
  );
}

/** A house in which a key stays. */
function House({ x }: { readonly x: number }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <path className={styles.wall} d="M-30 62h60v42h-60z" />
      <path
        className={styles.line}
        d="M-42 62C-22 60-8 50 0 36c8 14 22 24 42 26M-30 62v42M30 62v42M-38 104h76"
      />
      <Key x={-8} y={84} className={styles.private} />
    </g>
  );
}

/** Two houses, the padlocks they give each other, and the locked box between them with the key of the room in it. */
export function KeysDrawing({ label }: { readonly label: string }) {
  return (
    <svg viewBox="0 0 320 124" className={styles.drawing} role="img" aria-label={label}>
      <path className={styles.ground} d="M0 104h320v20H0z" />
      <House x={54} />
      <House x={266} />
      <path className={styles.path} d="M100 46c30-22 88-22 118 0" />
      <path className={styles.line} d="m212 37 7 9-11 2" />
      <Padlock x={160} y={22} isOpen />
      <rect className={styles.box} x="122" y="72" width="76" height="32" rx="5" />
      <path className={styles.line} d="M122 82h76" />
      <Key x={139} y={93} className={styles.secret} />
      <Padlock x={182} y={83} />
    </svg>
  );
}
