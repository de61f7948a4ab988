import type { ChatId } from '@maru/contract';
import { useMemo } from 'react';
import { useDraftTexts } from '../messages/index.ts';

/** What I have begun to write, by chat. */
export function useDraftLines(): Readonly<Record<ChatId, string>> {
  const drafts = useDraftTexts();
  return useMemo(
    () => Object.fromEntries(Object.entries(drafts).map(([chatId, draft]) => [chatId, draft.text])),
    [drafts],
  );
}
