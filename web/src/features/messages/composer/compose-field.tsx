import { limits } from '@maru/contract';
import { ArrowUp, Check, Smile } from 'lucide-react';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, cx, IconButton, Popover, useIsPhone } from '../../../ui/index.ts';
import { whyNotSend } from '../rules.ts';
import type { Draft } from '../state.ts';
import styles from './composer.module.css';
import { EmojiPanel } from './lazy-emoji-panel.tsx';
import type { Compose } from './use-compose.ts';

interface ComposeFieldProps {
  draft: Draft;
  compose: Compose;
  field: RefObject<HTMLTextAreaElement | null>;
  listId: string;
  autoFocus: boolean;
}

/** From here on the letters that are left are counted. */
const countFrom = 500;

/** Past the highest that the style allows, the field scrolls by itself. */
const fitHeight = (box: HTMLTextAreaElement): void => {
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
};

/** The field itself, its emoji and the button that sends. */
export function ComposeField({ draft, compose, field, listId, autoFocus }: ComposeFieldProps) {
  const t = useWords();
  const isPhone = useIsPhone();
  const [isEmojiOpen, setEmojiOpen] = useState(false);
  const { names } = compose;
  const isEdit = draft.editSeq !== null;
  const canSend = whyNotSend(draft.text) === undefined;
  const left = limits.messageText - draft.text.length;

  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current);
  }, [draft.text, field, isPhone]);

  const sendLabel = t(isEdit ? 'messages.saveEdit' : 'messages.send');
  return (
    <>
      <div className={styles.line}>
        <textarea
          ref={field}
          rows={1}
          className={styles.field}
          dir="auto"
          value={draft.text}
          placeholder={t('messages.placeholder')}
          aria-label={t('messages.compose')}
          aria-autocomplete="list"
          aria-controls={names.names.length > 0 ? listId : undefined}
          aria-activedescendant={names.names.length > 0 ? `${listId}-${names.chosen}` : undefined}
          enterKeyHint="enter"
          // Unlocking asked for this one thing.
          autoFocus={autoFocus}
          onChange={(event) => {
            compose.setCaret(event.target.selectionStart);
            names.choose(0);
            compose.write(event.target.value);
          }}
          onSelect={(event) => compose.setCaret(event.currentTarget.selectionStart)}
          onKeyDown={compose.onKeyDown}
          onFocus={() => isPhone && setEmojiOpen(false)}
        />
        <span className={styles.emoji}>
          {isPhone ? (
            <IconButton
              label={t('messages.emoji')}
              icon={<Smile aria-hidden="true" />}
              variant="quiet"
              isPressed={isEmojiOpen}
              onPress={() => setEmojiOpen(!isEmojiOpen)}
            />
          ) : (
            <Popover
              label={t('messages.emoji')}
              placement="top start"
              className={styles.popover}
              trigger={<IconButton label={t('messages.emoji')} icon={<Smile aria-hidden="true" />} />}
            >
              <EmojiPanel onPick={compose.insert} />
            </Popover>
          )}
        </span>
        {left < countFrom && (
          <span className={cx(styles.count, left < 0 && styles.over)} role="status">
            {left < 0 ? t('messages.tooLong', { count: -left }) : t('messages.lettersLeft', { count: left })}
          </span>
        )}
        <span className={styles.send}>
          {isPhone ? (
            <IconButton
              label={sendLabel}
              icon={isEdit ? <Check aria-hidden="true" /> : <ArrowUp aria-hidden="true" />}
              variant="primary"
              isDisabled={!canSend}
              onPress={() => void compose.send()}
            />
          ) : (
            <Button variant="primary" isDisabled={!canSend} onPress={() => void compose.send()}>
              {sendLabel}
            </Button>
          )}
        </span>
      </div>
      {isPhone && isEmojiOpen && (
        <div className={styles.panel}>
          <EmojiPanel onPick={compose.insert} />
        </div>
      )}
    </>
  );
}
