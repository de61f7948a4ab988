import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallView } from '../call-view.ts';
import { Picture } from './picture.tsx';
import styles from './preview.module.css';

/** My own camera behind the words while it rings, so that I can set myself right. */
export function Preview({ call, children }: { readonly call: CallView; readonly children: ReactNode }) {
  const t = useWords();
  return (
    <div className={styles.preview}>
      <div className={styles.picture}>
        <Picture
          identity={call.me.identity}
          source="camera"
          label={t('calls.cameraOf', { name: t('calls.me') })}
          isMirrored
        />
      </div>
      {children}
    </div>
  );
}
