import { Camera } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useFileUrl } from '../hooks/use-file-url.ts';
import styles from './picture-input.module.css';

/** What a picture chooser takes. */
export interface PictureInputProps {
  /** Says what choosing does. */
  readonly label: string;
  readonly onPick: (file: File) => void;
  /** What stands there until a picture is chosen, usually the present face. */
  readonly children: ReactNode;
  /** The picture chosen but not yet saved. */
  readonly picked?: File | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** Chooses a picture from the device and shows it whole at once, before anything is sent. */
export function PictureInput({ label, onPick, children, picked, isDisabled = false }: PictureInputProps) {
  const previewUrl = useFileUrl(picked);
  return (
    <FileTrigger
      acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onPick(file);
      }}
    >
      <Button className={styles.button ?? ''} aria-label={label} isDisabled={isDisabled}>
        {previewUrl ? <img className={styles.preview} src={previewUrl} alt="" /> : children}
        <span className={styles.mark} aria-hidden="true">
          <Camera />
        </span>
      </Button>
    </FileTrigger>
  );
}
