import { limits, type PollKind } from '@maru/contract';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Chip, ChipRow, IconButton } from '../../ui/index.ts';
import styles from './poll-maker.module.css';

interface ChoiceFieldsProps {
  readonly kind: PollKind;
  readonly onKind: (kind: PollKind) => void;
  readonly choices: readonly string[];
  readonly onChange: (choices: string[]) => void;
}

const { max } = limits.polls.choices;

/** The choices, one a line: Enter goes to the next, Backspace in an empty one takes it away, pasted lines become choices. */
export function ChoiceFields({ kind, onKind, choices, onChange }: ChoiceFieldsProps) {
  const t = useWords();
  const list = useRef<HTMLUListElement>(null);
  const focus = (index: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLInputElement>('[data-choice]').item(index)?.focus(),
    );
  const set = (index: number, text: string) => onChange(choices.with(index, text));
  const addAfter = (index: number) => {
    if (choices.length < max) onChange(choices.toSpliced(index + 1, 0, ''));
    focus(index + 1);
  };
  const remove = (index: number) => {
    if (choices.length <= 2) set(index, '');
    else onChange(choices.toSpliced(index, 1));
    focus(Math.max(0, index - 1));
  };
  const swap = (index: number) => {
    const [one = '', other = ''] = [choices[index - 1], choices[index]];
    onChange(choices.with(index - 1, other).with(index, one));
    focus(index - 1);
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (index + 1 < choices.length && choices[index + 1] === '') focus(index + 1);
      else addAfter(index);
    }
    if (event.key === 'Backspace' && choices[index] === '' && choices.length > 2) {
      event.preventDefault();
      remove(index);
    }
    if (event.altKey && event.key === 'ArrowUp' && index > 0) {
      event.preventDefault();
      swap(index);
    }
  };
  const onPaste = (index: number) => (event: ClipboardEvent) => {
    const lines = event.clipboardData
      .getData('text')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (kind !== 'text' || lines.length < 2) return;
    event.preventDefault();
    const rest = choices.toSpliced(index, choices[index] === '' ? 1 : 0, ...lines);
    onChange(rest.slice(0, max));
  };
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>{t('polls.kind')}</legend>
      <ChipRow label={t('polls.kind')}>
        {(['text', 'date'] as const).map((one) => (
          <Chip key={one} isActive={one === kind} onPress={() => onKind(one)}>
            {t(one === 'text' ? 'polls.kindText' : 'polls.kindDate')}
          </Chip>
        ))}
      </ChipRow>
      <ul ref={list} className={styles.list}>
        {choices.map((text, index) => (
          <li key={index} className={styles.line}>
            <input
              data-choice
              className={styles.input}
              type={kind === 'date' ? 'date' : 'text'}
              aria-label={t(kind === 'date' ? 'polls.day' : 'polls.choice', { number: index + 1 })}
              placeholder={t('polls.choice', { number: index + 1 })}
              value={kind === 'date' ? text.slice(0, 10) : text}
              maxLength={limits.polls.choiceText}
              enterKeyHint="next"
              dir="auto"
              onChange={({ target }) =>
                set(index, kind === 'date' && target.value ? target.value + text.slice(10) : target.value)
              }
              onKeyDown={onKeyDown(index)}
              onPaste={onPaste(index)}
            />
            {kind === 'date' && (
              <input
                className={styles.time}
                type="time"
                aria-label={t('polls.time', { number: index + 1 })}
                value={text.slice(11)}
                disabled={text === ''}
                onChange={({ target }) =>
                  set(index, text.slice(0, 10) + (target.value ? `T${target.value}` : ''))
                }
              />
            )}
            {index > 0 && text !== '' && (
              <IconButton
                label={t('polls.moveUp', { number: index + 1 })}
                icon={<ArrowUp aria-hidden="true" />}
                onPress={() => swap(index)}
              />
            )}
            {(choices.length > 2 || text !== '') && (
              <IconButton
                label={t('polls.removeChoice', { number: index + 1 })}
                icon={<X aria-hidden="true" />}
                onPress={() => remove(index)}
              />
            )}
          </li>
        ))}
      </ul>
      {choices.length < max && (
        <button type="button" className={styles.addLine} onClick={() => addAfter(choices.length - 1)}>
          <Plus aria-hidden="true" />
          {t('polls.addChoice')}
        </button>
      )}
    </fieldset>
  );
}
