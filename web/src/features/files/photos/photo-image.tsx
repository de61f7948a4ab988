import type { ChatId, FileForm, FileRef } from '@maru/contract';
import { Image, ImageOff } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../../../ui/index.ts';
import { useFileUrl } from '../file-address.ts';
import { forgetUndrawable, useLocalUrl } from '../local-urls.ts';
import { blurUrl } from './blur-url.ts';
import styles from './photo-image.module.css';

/** What a picture of a file takes. */
export interface PhotoImageProps {
  readonly chatId: ChatId;
  readonly file: FileRef;
  readonly form?: FileForm | undefined;
  /** Said to those who do not see it; left out where something around it says so. */
  readonly alt?: string | undefined;
  /** It is only on this device yet: nothing is asked of the host. */
  readonly isLocal?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A photo, filling the place it stands in: its blurred stand-in at once, and itself when it is here. */
export function PhotoImage(props: PhotoImageProps) {
  const { chatId, file, form = 'list', alt = '', isLocal = false, className } = props;
  const own = useLocalUrl(file.id);
  const [failed, setFailed] = useState<string>();
  const [isHere, setHere] = useState(false);
  const { url, isLost } = useFileUrl({ chatId, file, form }, own === undefined && !isLocal);
  const src = own ?? (isLocal ? undefined : url);
  const blur = file.blur ? blurUrl(file.blur) : undefined;
  const isMissing = src === undefined ? isLocal || isLost : failed === src;
  const fail = () => {
    if (src === own && own !== undefined) forgetUndrawable(own);
    else setFailed(src);
  };
  return (
    <span
      className={cx(styles.place, className)}
      {...(blur && !isHere ? { style: { backgroundImage: `url(${blur})` } } : {})}
    >
      {isMissing ? (
        <Missing file={file} isLocal={isLocal} alt={alt} />
      ) : (
        src !== undefined && (
          <img
            src={src}
            alt={alt}
            loading="lazy"
            decoding="async"
            draggable={false}
            className={cx(styles.image, !isHere && !own && styles.coming)}
            onLoad={() => setHere(true)}
            onError={fail}
          />
        )
      )}
    </span>
  );
}

/** In the place of what cannot be drawn. What is on its way cannot be drawn here, the host will: then it says what it is. */
function Missing({ file, isLocal, alt }: Pick<PhotoImageProps, 'file' | 'alt' | 'isLocal'>) {
  const Glyph = isLocal ? Image : ImageOff;
  const ending = isLocal ? /\.([a-z0-9]{2,5})$/i.exec(file.name)?.[1] : undefined;
  return (
    <span
      className={cx(styles.missing, isLocal && styles.aside)}
      {...(alt ? { role: 'img', 'aria-label': alt } : { 'aria-hidden': true })}
    >
      <Glyph />
      {ending && <span>{ending.toUpperCase()}</span>}
    </span>
  );
}
