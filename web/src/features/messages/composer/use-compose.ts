import type { Chat } from '@maru/contract';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useMediaQuery } from '../../../ui/index.ts';
import { findHeldContent, holdContent } from '../content/held-content.ts';
import { changeDraft, replyTo } from '../drafts.ts';
import { attempt } from '../room/attempt.ts';
import { whyNotSend } from '../rules.ts';
import { sendDraft } from '../send-draft.ts';
import type { Draft } from '../state.ts';
import { tellTyping } from '../typing.ts';
import { fieldDeed, type FieldDeed } from './compose-keys.ts';
import { findMyLast } from './find-my-last.ts';
import { beginEdit, endEdit } from './held-draft.ts';
import { insertMention, shiftMentions } from './mention-draft.ts';
import { useMentionNames, type MentionName } from './use-mention-names.ts';

interface ComposeInput {
  chat: Chat;
  draft: Draft;
  field: RefObject<HTMLTextAreaElement | null>;
}

export type Compose = ReturnType<typeof useCompose>;

const done = (_: void): true => true;

/** Begins to edit my last message; false where there is none to edit. */
const editLast = (chatId: Chat['id']): boolean => {
  const seq = findMyLast(chatId);
  if (seq !== undefined) beginEdit(chatId, seq);
  return seq !== undefined;
};

/** What happens in the message field: writing, sending, calling names, editing the last line. */
export const useCompose = ({ chat, draft, field }: ComposeInput) => {
  const [caret, setCaret] = useState(0);
  const wanted = useRef<number>(undefined);
  const enterBreaks = useMediaQuery('(hover: none) and (pointer: coarse)');
  const names = useMentionNames(chat, { text: draft.text, caret });

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    field.current?.setSelectionRange(wanted.current, wanted.current);
    setCaret(wanted.current);
    wanted.current = undefined;
  }, [draft.text, field]);

  const write = (text: string, mentions = shiftMentions(draft.mentions, draft.text, text)): void => {
    changeDraft(chat.id, { text, mentions });
    if (text !== '' && draft.editSeq === null && chat.kind !== 'self') tellTyping(chat.id);
  };

  const insert = (words: string): void => {
    const { selectionStart = draft.text.length, selectionEnd = selectionStart } = field.current ?? {};
    wanted.current = selectionStart + words.length;
    write(draft.text.slice(0, selectionStart) + words + draft.text.slice(selectionEnd));
  };

  const pick = (name: MentionName | undefined): void => {
    if (!name || !names.asked) return;
    const next = insertMention(draft, names.asked, name);
    wanted.current = next.caret;
    write(next.text, next.mentions);
    field.current?.focus();
  };

  const send = async (how?: { silent: boolean }): Promise<void> => {
    const hasHeld = draft.editSeq === null && findHeldContent(chat.id) !== undefined;
    if (whyNotSend(draft.text, hasHeld)) return;
    // On a phone the keys would push away what the sticker was chosen from.
    if (!hasHeld || !enterBreaks) field.current?.focus();
    const isSent = await attempt(sendDraft(chat.id, how));
    if (isSent && draft.editSeq !== null) endEdit(chat.id);
  };

  const cancel = (): void => {
    if (draft.editSeq === null && findHeldContent(chat.id)) holdContent(chat.id, null);
    else if (draft.editSeq === null) replyTo(chat.id, null);
    else endEdit(chat.id);
  };

  const deeds: Record<FieldDeed, () => boolean> = {
    send: () => done(void send()),
    cancel: () => done(cancel()),
    editLast: () => editLast(chat.id),
    pick: () => done(pick(names.names[names.chosen])),
    nextName: () => done(names.move(1)),
    lastName: () => done(names.move(-1)),
    closeNames: () => done(names.close()),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { isComposing } = event.nativeEvent;
    const { key, keyCode, shiftKey, ctrlKey, metaKey, altKey } = event;
    const deed = fieldDeed(
      { key, keyCode, shiftKey, ctrlKey, metaKey, altKey, isComposing },
      {
        isEmpty: draft.text === '',
        hasStrip:
          draft.editSeq !== null || draft.replyToSeq !== null || findHeldContent(chat.id) !== undefined,
        isSuggesting: names.names.length > 0,
        enterBreaks,
      },
    );
    if (deed && deeds[deed]()) event.preventDefault();
  };

  return { write, insert, pick, send, onKeyDown, names, setCaret };
};
