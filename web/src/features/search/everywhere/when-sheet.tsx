import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, MenuRow, Sheet } from '../../../ui/index.ts';
import type { When } from './filters.ts';
import styles from './everywhere.module.css';

interface WhenSheetProps {
  readonly onClose: () => void;
  readonly onPick: (when: When) => void;
}

const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** When something was said: some stretches to choose from, or days of one's own. */
export function WhenSheet({ onClose, onPick }: WhenSheetProps) {
  const t = useWords();
  const [today] = useState(() => dayOf(new Date()));
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  return (
    <Sheet isOpen isFlush onClose={onClose} title={t('search.when')} closeLabel={t('search.close')}>
      {(['week', 'month', 'year'] as const).map((when) => (
        <MenuRow key={when} label={t(`search.when.${when}`)} onPress={() => onPick(when)} />
      ))}
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault();
          onPick(from <= to ? { from, to } : { from: to, to: from });
        }}
      >
        <label>
          {t('search.from')}
          <input
            type="date"
            required
            max={today}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label>
          {t('search.to')}
          <input
            type="date"
            required
            max={today}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <Button type="submit" variant="primary" isWide>
          {t('search.apply')}
        </Button>
      </form>
    </Sheet>
  );
}
