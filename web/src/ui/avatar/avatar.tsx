import { useState, type CSSProperties, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import { avatarHue, initialOf } from './avatar-hue.ts';
import styles from './avatar.module.css';

/** Face sizes, from 20 to 96 px at the usual text size. */
export const AVATAR_SIZES = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'] as const;

/** One of the face sizes. */
export type AvatarSize = (typeof AVATAR_SIZES)[number];

/** What a face takes. */
export interface AvatarProps {
  /** Decides the colour where there is no picture. */
  readonly id: string;
  readonly name: string;
  readonly pictureUrl?: string | undefined;
  readonly size?: AvatarSize | undefined;
  /** Drawn in place of the initial, such as a padlock for a secret room. */
  readonly icon?: ReactNode;
  readonly tone?: 'hue' | 'cheong' | 'neutral' | undefined;
  /** A ring that says there is something new. */
  readonly hasRing?: boolean | undefined;
  /** Says the person is here; the words are read out. */
  readonly presenceLabel?: string | undefined;
  readonly isDecorative?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A person's or a room's face: a picture, or an initial on a colour that stays theirs. */
export function Avatar(props: AvatarProps) {
  const {
    id,
    name,
    pictureUrl,
    size = 'md',
    icon,
    tone = 'hue',
    hasRing,
    presenceLabel,
    isDecorative = true,
    className,
  } = props;
  const [brokenUrl, setBrokenUrl] = useState<string>();
  const isPicture = pictureUrl !== undefined && pictureUrl !== '' && pictureUrl !== brokenUrl;
  const style = { '--hue': avatarHue(id) } as CSSProperties;

  return (
    <span
      className={cx(styles.avatar, styles[size], styles[tone], hasRing && styles.ring, className)}
      style={style}
      {...(isDecorative ? {} : { role: 'img', 'aria-label': name })}
    >
      <span className={styles.face} aria-hidden="true">
        {isPicture ? (
          <img
            src={pictureUrl}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => setBrokenUrl(pictureUrl)}
          />
        ) : (
          (icon ?? initialOf(name))
        )}
      </span>
      {presenceLabel && <span className={styles.presence} role="img" aria-label={presenceLabel} />}
    </span>
  );
}
