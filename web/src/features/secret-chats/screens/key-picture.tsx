import { cellSize, drawCells, drawingSize, keyGround } from '@maru/crypto/fingerprint';
import { cx } from '../../../ui/index.ts';
import styles from './keys.module.css';
import type { KeyCell } from './view.ts';

/** What the picture of keys takes. */
export interface KeyPictureProps {
  readonly cells: readonly KeyCell[];
  /** Read out; without it the picture only goes with words that stand beside it. */
  readonly label?: string | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
}

/** The picture of keys: 49 cells of eight colours and four shapes, the same in every theme. */
export function KeyPicture({ cells, label, size = 'lg' }: KeyPictureProps) {
  return (
    <svg
      viewBox={`0 0 ${drawingSize} ${drawingSize}`}
      className={cx(styles.picture, styles[size])}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path fill={keyGround[0]} d={`M0 0h${drawingSize}v${drawingSize}H0z`} />
      {drawCells(cells).map(({ x, y, ground, colour, path }) => (
        <g key={path}>
          <path fill={ground} d={`M${x} ${y}h${cellSize}v${cellSize}h-${cellSize}z`} />
          <path fill={colour} d={path} />
        </g>
      ))}
    </svg>
  );
}
