import type { Ward } from '@maru/contract';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { Avatar } from '../../ui/index.ts';
import styles from './guardians.module.css';

/** A child, how its account stands, and until when it needs a guardian. */
export function WardFacts({ ward }: { readonly ward: Ward }) {
  const t = useWords();
  const moments = useMoments();
  const date = moments.fullDate(ward.since);
  return (
    <>
      <div className={styles.wardHead}>
        <Avatar id={ward.child.id} name={ward.child.name} size="lg" />
        <div>
          <b>{ward.child.name}</b>
          <small>@{ward.child.handle}</small>
        </div>
      </div>
      <p className={styles.quiet}>
        {t(`guardians.state.${ward.state}`, { date })}
        {ward.endsAt && `. ${t('guardians.removedOn', { date: moments.fullDate(ward.endsAt) })}`}
        {'. '}
        {t('guardians.can4', { date: moments.fullDate(ward.freeAt) })}
      </p>
    </>
  );
}
