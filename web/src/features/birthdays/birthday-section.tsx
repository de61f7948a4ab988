import type { AccountId } from '@maru/contract';
import { Cake } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { readDay, useDays, useToday, useWords, wordDay } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Button, ListRow } from '../../ui/index.ts';
import { displayName, peopleStore, useFriend } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import styles from './birthdays.module.css';
import { soonBirthdays, type SoonBirthday } from './soon-birthdays.ts';
import { birthdaysStore } from './state.ts';
import { wordYearDay } from './word-birthday.ts';

/** What the birthdays of friends take. */
export interface BirthdaySectionProps {
  readonly onChat: (personId: string) => void;
}

/** Friends who have their birthday today or within a week; nothing where there are none. */
export function BirthdaySection({ onChat }: BirthdaySectionProps) {
  const t = useWords();
  const day = useToday();
  const birthdays = useStore(birthdaysStore, (state) => state.birthdays);
  const friends = useStore(peopleStore, (state) => state.friends);
  const soon = useMemo(
    () => soonBirthdays(birthdays, day, (id: AccountId) => friends[id]?.hidden === false),
    [birthdays, day, friends],
  );
  if (soon.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="birthdays">
      <h2 id="birthdays" className={styles.heading}>
        <Cake aria-hidden="true" />
        {t('birthdays.section')}
      </h2>
      {soon.map((one) => (
        <Row key={one.accountId} one={one} onChat={onChat} />
      ))}
    </section>
  );
}

function Row({ one, onChat }: { readonly one: SoonBirthday } & BirthdaySectionProps) {
  const t = useWords();
  useDays();
  const friend = useFriend(one.accountId);
  if (!friend) return null;
  const name = displayName(friend);
  const date = wordDay(readDay(one.next));
  const when =
    one.inDays === 0
      ? t('birthdays.today')
      : one.inDays === 1
        ? t('birthdays.tomorrow', { date: wordYearDay(readDay(one.next)) })
        : t('birthdays.inDays', { days: one.inDays, date });
  return (
    <ListRow
      leading={<Face person={friend} size="md" />}
      title={name}
      subtitle={<span className={one.inDays === 0 ? styles.today : undefined}>{when}</span>}
      href={paths.friend(friend.id)}
      onPress={() => go(paths.friend(friend.id))}
      action={
        one.inDays === 0 && (
          <Button
            size="sm"
            variant="soft"
            aria-label={t('birthdays.congratulateOf', { name })}
            onPress={() => onChat(friend.id)}
          >
            {t('birthdays.congratulate')}
          </Button>
        )
      }
    />
  );
}
