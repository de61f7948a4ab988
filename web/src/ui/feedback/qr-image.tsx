import encodeQR from 'qr';
import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';
import styles from './qr-image.module.css';

/** What a QR picture takes. */
export interface QrImageProps {
  readonly text: string;
  /** Says what scanning it does. */
  readonly label: string;
  /** The side, in rem. */
  readonly size?: number | undefined;
}

/** A text as a QR picture; always dark on light, because cameras read that best. */
export function QrImage({ text, label, size = 13 }: QrImageProps) {
  const cells = useMemo(() => encodeQR(text, 'raw', { ecc: 'medium', border: 2 }), [text]);
  return (
    <svg
      className={styles.qr}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${cells.length} ${cells.length}`}
      style={{ width: `${size}rem`, height: `${size}rem` }}
      shapeRendering="crispEdges"
    >
      <path d={qrPath(cells)} />
    </svg>
  );
}
