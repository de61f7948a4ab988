import { useWords } from '../../../platform/i18n/index.ts';
import type { PersonView } from '../call-view.ts';
import { Picture } from './picture.tsx';
import styles from './stage.module.css';
import { ZoomBox } from './zoom-box.tsx';

/** A screen that somebody shares: whole, and to be looked at closely. */
export function ScreenView({ person }: { readonly person: PersonView }) {
  const t = useWords();
  const label = t('calls.screenOf', { name: person.name });
  return (
    <div className={styles.screen}>
      <ZoomBox label={label}>
        <Picture identity={person.identity} source="screen" label={label} isWhole />
      </ZoomBox>
      <span className={styles.screenName}>{label}</span>
    </div>
  );
}
