import { useDays, useWords } from '../../platform/i18n/index.ts';
import { DatePill } from '../../ui/index.ts';
import { jumpTo } from '../messages/index.ts';
import type { SystemLineProps } from '../messages/ui.ts';
import styles from './poll.module.css';

/** That a poll has ended, with its result; a press goes to its card. */
export function ClosedLine({ chatId, line }: SystemLineProps<'poll.closed'>) {
  const t = useWords();
  const { text } = useDays();
  const { body } = line;
  if ('erased' in body) return <DatePill>{t('polls.closedPlain')}</DatePill>;
  const isDay = /^\d{4}-\d\d-\d\d/.test(body.top[0] ?? '');
  const top = body.top.map((one) => (isDay ? text(one) : one)).join(', ');
  return (
    <DatePill>
      <button type="button" className={styles.line} onClick={() => void jumpTo(chatId, body.seq)}>
        {t('polls.closedLine', { question: body.question })}
        <br />
        <strong>
          {top ? t('polls.closedResult', { top, count: body.topCount }) : t('polls.closedNothing')}
        </strong>
      </button>
    </DatePill>
  );
}
