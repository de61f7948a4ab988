import type { OutputOf } from '@maru/contract';
import { Cake } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { lazily, MenuRow } from '../../ui/index.ts';
import { wordBirthday } from './word-birthday.ts';

const BirthdaySheet = lazily(async () => (await import('./birthday-sheet.tsx')).BirthdaySheet, {
  isOver: true,
});

/** My birthday, and where it is entered. */
export function BirthdayRow() {
  const t = useWords();
  const [mine, setMine] = useState<OutputOf<'birthdays.mine'>>();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let shown = true;
    call('birthdays.mine', {}).then(
      (answer) => shown && setMine(answer),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, []);
  return (
    <>
      <MenuRow
        label={t('birthdays.mine')}
        description={t('birthdays.mineText')}
        icon={<Cake aria-hidden="true" />}
        value={mine && (mine.birthday ? wordBirthday(mine.birthday, t) : t('birthdays.none'))}
        hasChevron
        isDisabled={!mine}
        onPress={() => setIsOpen(true)}
      />
      {mine && isOpen && <BirthdaySheet mine={mine} onSaved={setMine} onClose={() => setIsOpen(false)} />}
    </>
  );
}
