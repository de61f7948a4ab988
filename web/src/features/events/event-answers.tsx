import type { AccountId, ChatEvent, EventAnswer } from '@maru/contract';
import { Check, CircleHelp, X } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { cx } from '../../ui/index.ts';
import { usePerson } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import styles from './event.module.css';
import { answerEvent } from './events.ts';

const answers = [
  { answer: 'going', Icon: Check },
  { answer: 'maybe', Icon: CircleHelp },
  { answer: 'not', Icon: X },
] as const satisfies readonly { answer: EventAnswer; Icon: typeof Check }[];

/** Three answers side by side; pressing mine again takes it back. */
export function EventAnswers({ event }: { readonly event: ChatEvent }) {
  const t = useWords();
  return (
    <div className={styles.answers} role="group" aria-label={t('events.answer')}>
      {answers.map(({ answer, Icon }) => {
        const isMine = event.mine === answer;
        return (
          <button
            key={answer}
            type="button"
            className={cx(styles.answer, isMine && styles[answer])}
            aria-pressed={isMine}
            onClick={() => void tryVerb(answerEvent(event, isMine ? null : answer))}
          >
            <Icon aria-hidden="true" />
            {t(answer === 'not' ? 'events.notShort' : `events.${answer}`)}
          </button>
        );
      })}
    </div>
  );
}

function FaceOf({ id }: { readonly id: AccountId }) {
  const person = usePerson(id);
  return person && <Face person={person} size="xxs" />;
}

/** Who comes: a few faces, and how many of each answer. */
export function EventFaces({ event }: { readonly event: ChatEvent }) {
  const t = useWords();
  const { going, maybe, not } = event.answers;
  const first = going.first.slice(0, 5);
  const said = [
    going.count > 0 && t('events.goingCount', { count: going.count }),
    maybe.count > 0 && t('events.maybeCount', { count: maybe.count }),
    not.count > 0 && t('events.notCount', { count: not.count }),
  ].filter(Boolean);
  return (
    <div className={styles.faces}>
      <span className={styles.stack}>
        {first.map((id) => (
          <FaceOf key={id} id={id} />
        ))}
      </span>
      <span>{said.length > 0 ? said.join(' · ') : t('events.nobody')}</span>
    </div>
  );
}
