import { limits, type Chat } from '@maru/contract';
import { Plus, Smile } from 'lucide-react';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx, IconButton, useBackCloses, useIsPhone } from '../../../ui/index.ts';
import type { Draft } from '../state.ts';
import { AttachPanel, AttachPopover } from './attach-panel.tsx';
import styles from './composer.module.css';
import { keysHeight, watchKeys } from './keys-height.ts';
import { SayCard, SayPanel } from './say-panel.tsx';
import { useAttach, type Attach } from './use-attach.tsx';
import { SendButton } from './send-button.tsx';
import type { Compose } from './use-compose.ts';

interface ComposeFieldProps {
  chat: Chat;
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

/** What is open below the field of a phone, or above that of a wide window. */
type FieldPanel = 'say' | 'attach' | null;

/** The field itself, what can be added beside it, and the button that sends. */
export function ComposeField(props: ComposeFieldProps) {
  const { chat, draft, compose, field, listId, autoFocus } = props;
  const t = useWords();
  const isPhone = useIsPhone();
  const [panel, setPanel] = useState<FieldPanel>(null);
  const attach = useAttach(chat, () => setPanel(null));
  const { names } = compose;
  const isEdit = draft.editSeq !== null;
  const left = limits.messageText - draft.text.length;
  const close = () => setPanel(null);
  useBackCloses(isPhone && panel !== null, () => setPanel(null));
  const toggle = (which: FieldPanel) => setPanel(panel === which ? null : which);

  useEffect(watchKeys, []);
  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current);
  }, [draft.text, field, isPhone]);

  return (
    <>
      <div className={styles.line}>
        {isPhone && attach.offered.length > 0 && (
          <IconButton
            className={cx(styles.plus, panel === 'attach' && styles.turned)}
            label={t('messages.attach')}
            icon={<Plus aria-hidden="true" />}
            isDisabled={isEdit}
            isPressed={panel === 'attach'}
            onPress={() => toggle('attach')}
          />
        )}
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
          onFocus={() => setPanel(null)}
        />
        {isPhone ? (
          <span className={styles.emoji}>
            <IconButton
              label={t('messages.say')}
              icon={<Smile aria-hidden="true" />}
              variant="quiet"
              isPressed={panel === 'say'}
              onPress={() => toggle('say')}
            />
          </span>
        ) : (
          <FieldTools
            attach={attach}
            isEdit={isEdit}
            isSaying={panel === 'say'}
            onSay={() => toggle('say')}
          />
        )}
        {left < countFrom && (
          <span className={cx(styles.count, left < 0 && styles.over)} role="status">
            {left < 0 ? t('messages.tooLong', { count: -left }) : t('messages.lettersLeft', { count: left })}
          </span>
        )}
        <SendButton chat={chat} draft={draft} attach={attach} onSend={(how) => void compose.send(how)} />
      </div>
      {isPhone && panel && (
        <div className={styles.panel} style={keysHeight()}>
          {panel === 'say' ? (
            <SayPanel chat={chat} onWrite={compose.insert} onClose={close} />
          ) : (
            <AttachPanel attachments={attach.offered} missing={attach.missing} onChoose={attach.choose} />
          )}
        </div>
      )}
      {!isPhone && panel === 'say' && (
        <SayCard
          chat={chat}
          onWrite={compose.insert}
          onClose={() => {
            close();
            field.current?.focus();
          }}
        />
      )}
      {attach.sheet}
    </>
  );
}

interface FieldToolsProps {
  attach: Attach;
  isEdit: boolean;
  isSaying: boolean;
  onSay: () => void;
}

/** The lower row of a wide window: the +, the emoji, and what is used most. */
function FieldTools({ attach, isEdit, isSaying, onSay }: FieldToolsProps) {
  const t = useWords();
  return (
    <span className={styles.tools}>
      {attach.offered.length > 0 && !isEdit && (
        <AttachPopover attachments={attach.offered} missing={attach.missing} onChoose={attach.choose} />
      )}
      <IconButton
        label={t('messages.say')}
        icon={<Smile aria-hidden="true" />}
        isPressed={isSaying}
        onPress={onSay}
      />
      {!isEdit &&
        attach.offered
          .filter((one) => one.isQuick)
          .map((one) => (
            <IconButton
              key={one.id}
              label={t(one.label)}
              icon={<one.Icon aria-hidden="true" />}
              onPress={() => attach.choose(one)}
            />
          ))}
    </span>
  );
}
