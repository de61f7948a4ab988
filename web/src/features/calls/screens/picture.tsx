import { cx } from '../../../ui/index.ts';
import type { CallIdentity, VideoSource } from '../call-view.ts';
import { useVideo } from '../hooks.ts';
import styles from './picture.module.css';

/** What a moving picture takes. */
export interface PictureProps {
  readonly identity: CallIdentity;
  readonly source: VideoSource;
  /** Read out in its stead. */
  readonly label: string;
  /** As in a mirror: one's own camera. */
  readonly isMirrored?: boolean | undefined;
  /** Whole, with free room around it, as for a screen. */
  readonly isWhole?: boolean | undefined;
  /** Hears whether there is anything to be seen yet: until then it lies over the others unseen. */
  readonly onDrawn?: ((isDrawn: boolean) => void) | undefined;
}

/** What somebody's camera or screen shows. */
export function Picture({ identity, source, label, isMirrored, isWhole, onDrawn }: PictureProps) {
  const ref = useVideo(identity, source);
  return (
    <video
      ref={ref}
      className={cx(styles.picture, isMirrored && styles.mirrored, isWhole && styles.whole)}
      aria-label={label}
      autoPlay
      playsInline
      muted
      disablePictureInPicture
      onLoadedData={() => onDrawn?.(true)}
      onEmptied={() => onDrawn?.(false)}
    />
  );
}
