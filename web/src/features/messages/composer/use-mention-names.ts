import type { AccountId, Chat, PictureId } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { faceName, useMembers } from '../../chats/index.ts';
import { matchesInitials } from '../../people/index.ts';
import { myIdNow } from '../room/my-id.ts';
import { askedMention } from './mention-draft.ts';

/** Somebody, or everybody, who may be called. */
export interface MentionName {
  id: string;
  accountId: AccountId | null;
  name: string;
  photo: PictureId | null;
}

const most = 6;

/** The names that are offered after an @ in a group, and which of them is chosen. */
export const useMentionNames = (chat: Chat, { text, caret }: { text: string; caret: number }) => {
  const t = useWords();
  const { members } = useMembers(chat.id);
  const [closedAt, setClosedAt] = useState<number>();
  const [chosen, setChosen] = useState(0);
  const asked = chat.kind === 'group' ? askedMention(text, caret) : undefined;
  const search = asked && asked.at !== closedAt ? asked.search : undefined;
  const names = useMemo((): MentionName[] => {
    if (search === undefined) return [];
    const everyone = { id: 'all', accountId: null, name: t('messages.everyone'), photo: null };
    const people = members
      .filter((one) => one.id !== myIdNow())
      .map((one) => ({ id: one.id, accountId: one.id, name: faceName(one), photo: one.photo }));
    const all = chat.role === 'host' ? [...people, everyone] : people;
    const begins = ({ name }: MentionName) => Number(matchesInitials(name.slice(0, search.length), search));
    return all
      .filter(({ name }) => matchesInitials(name, search))
      .sort((one, other) => begins(other) - begins(one))
      .slice(0, most);
  }, [search, members, chat.role, t]);
  const at = Math.min(chosen, Math.max(0, names.length - 1));
  return {
    asked,
    names,
    chosen: at,
    move: (by: 1 | -1) => setChosen((at + by + names.length) % Math.max(1, names.length)),
    choose: setChosen,
    close: () => setClosedAt(asked?.at),
  };
};
