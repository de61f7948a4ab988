import type { AccountId } from '@maru/contract';
import { Cake } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import styles from './birthdays.module.css';
import { birthdaysStore } from './state.ts';
import { wordBirthday } from './word-birthday.ts';

/** A friend's birthday on their profile, where they tell me of it. */
export function BirthdayLine({ personId }: { readonly personId: AccountId }) {
  const t = useWords();
  const found = useStore(birthdaysStore, ({ birthdays }) =>
    birthdays.find(({ accountId }) => accountId === personId),
  );
  if (!found) return null;
  return (
    <p className={styles.line}>
      <Cake aria-hidden="true" />
      {t('birthdays.line', { date: wordBirthday(found.birthday, t) })}
    </p>
  );
}
