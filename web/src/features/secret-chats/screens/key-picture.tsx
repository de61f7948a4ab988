import type { KeyCell } from './view.ts';
import styles from './keys.module.css';

/** What the picture of keys takes. */
export interface KeyPictureProps {
  readonly cells: readonly KeyCell[];
  /** Read out; without it the picture only goes with words that stand beside it. */
  readonly label?: string | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
}

const across = 7;
const step = 10;

/** The same in every theme: two people hold their screens beside each other. */
const colours = ['#d9541e', '#ffc9a3', '#2f7d6b', '#a9cdbf', '#eebf57', '#3f5f9e', '#8d4676', '#3a342d'];

const shapes: ((x: number, y: number) => string)[] = [
  (x, y) => `M${x} ${y}h${step}v${step}h-${step}z`,
  (x, y) => `M${x} ${y + 5}a5 5 0 1 1 10 0a5 5 0 1 1-10 0z`,
  (x, y) => `M${x} ${y}h${step}v${step}z`,
  (x, y) => `M${x + 5} ${y}l5 5l-5 5l-5-5z`,
];

/** The picture of keys: 49 cells of eight colours and four shapes. */
export function KeyPicture({ cells, label, size = 'lg' }: KeyPictureProps) {
  return (
    <svg
      viewBox={`0 0 ${across * step} ${across * step}`}
      className={`${styles.picture} ${styles[size]}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path fill="#fbf3e2" d={`M0 0h${across * step}v${across * step}H0z`} />
      {cells.map(({ colour, shape }, at) => {
        const x = (at % across) * step;
        const y = Math.floor(at / across) * step;
        // A cell is its place: there are always 49 of them, in one order.
        return <path key={`${x} ${y}`} fill={colours[colour]} d={shapes[shape]?.(x, y)} />;
      })}
    </svg>
  );
}
