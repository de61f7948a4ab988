import type { FileRef } from '@maru/contract';
import { VideoOff } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useMaking } from './making-state.ts';
import styles from './unplayable.module.css';

/** Stands in place of a film that this browser cannot play (yet), and says what can be done. */
export function Unplayable({ file }: { readonly file: FileRef }) {
  const t = useWords();
  const percent = useMaking(file.id);
  const isComing = file.state === 'processing' && percent !== 100;
  return (
    <p className={styles.words} role="status">
      <VideoOff aria-hidden="true" />
      {isComing
        ? percent === undefined
          ? t('video.notYet')
          : t('video.notYetPercent', { percent })
        : t('video.cannot')}
    </p>
  );
}
