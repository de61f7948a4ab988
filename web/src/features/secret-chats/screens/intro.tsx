import { EyeOff, LockKeyhole, MonitorSmartphone } from 'lucide-react';
import type { AccountId } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { PersonFace } from './person-face.tsx';
import styles from './start.module.css';

const points = [
  { id: 1, Icon: LockKeyhole },
  { id: 2, Icon: EyeOff },
  { id: 3, Icon: MonitorSmartphone },
] as const;

/** What a secret chat is, in three sentences. */
export function Intro({ personIds = [] }: { readonly personIds?: readonly AccountId[] | undefined }) {
  const t = useWords();
  return (
    <div className={styles.intro}>
      <div className={styles.faces}>
        {personIds.slice(0, 3).map((id) => (
          <PersonFace key={id} accountId={id} size="xl" />
        ))}
        <span className={styles.seal}>
          <LockKeyhole aria-hidden="true" />
        </span>
      </div>
      <h3 className={styles.introTitle}>{t('secret.introTitle')}</h3>
      <ul className={styles.points}>
        {points.map(({ id, Icon }) => (
          <li key={id}>
            <Icon aria-hidden="true" />
            <span>{t(`secret.intro${id}`)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.small}>{t('secret.introKnows')}</p>
    </div>
  );
}
