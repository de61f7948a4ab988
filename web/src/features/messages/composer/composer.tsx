import type { Chat } from '@maru/contract';
import { useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useIsBlocked, useIsGone } from '../../people/index.ts';
import { listComposeSuggestions } from '../content/composer-panels.ts';
import { holdContent, useHeldContent } from '../content/held-content.ts';
import { replyTo } from '../drafts.ts';
import { useDraft } from '../hooks.ts';
import { ComposeField } from './compose-field.tsx';
import { ComposeStrip } from './compose-strip.tsx';
import styles from './composer.module.css';
import { endEdit } from './held-draft.ts';
import { LockedField } from './locked-field.tsx';
import { MentionList } from './mention-list.tsx';
import { useCompose } from './use-compose.ts';

/** What the room may ask of its field. */
export interface ComposerHandle {
  focus(): void;
}

interface ComposerProps {
  chat: Chat;
  ref?: Ref<ComposerHandle> | undefined;
}

/** Where one writes: nothing while somebody is blocked or gone, a padlock where writing is locked. */
export function Composer({ chat, ref }: ComposerProps) {
  const [isUnlocked, setUnlocked] = useState(false);
  const other = chat.kind === 'direct' ? (chat.faces[0]?.id ?? null) : null;
  const isBlocked = useIsBlocked(other);
  const isGone = useIsGone(other);
  if (isBlocked || isGone) return null;
  if (chat.settings.inputLocked && !isUnlocked) return <LockedField onUnlock={() => setUnlocked(true)} />;
  return <OpenComposer chat={chat} autoFocus={isUnlocked} ref={ref} />;
}

function OpenComposer({ chat, autoFocus, ref }: ComposerProps & { autoFocus: boolean }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const draft = useDraft(chat.id);
  const compose = useCompose({ chat, draft, field });
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);
  const hasStrip = draft.editSeq !== null || draft.replyToSeq !== null;
  const { names } = compose;
  const held = useHeldContent(chat.id);
  const isFree = draft.editSeq === null && names.names.length === 0;
  return (
    <div className={styles.composer}>
      {isFree && held && (
        <held.Preview chat={chat} shown={held.shown} onDrop={() => holdContent(chat.id, null)} />
      )}
      {isFree &&
        !held &&
        listComposeSuggestions().map((Suggestion) => (
          <Suggestion key={Suggestion.name} chat={chat} text={draft.text} />
        ))}
      {names.names.length > 0 && (
        <MentionList id={listId} names={names.names} chosen={names.chosen} onPick={compose.pick} />
      )}
      {hasStrip && (
        <ComposeStrip
          chatId={chat.id}
          draft={draft}
          onEnd={() => (draft.editSeq === null ? replyTo(chat.id, null) : endEdit(chat.id))}
        />
      )}
      <ComposeField
        draft={draft}
        compose={compose}
        field={field}
        listId={listId}
        autoFocus={autoFocus}
        chat={chat}
      />
    </div>
  );
}
