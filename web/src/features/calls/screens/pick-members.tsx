import type { AccountId, Chat, Member } from '@maru/contract';
import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { PickList } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useMembers } from '../../chats/index.ts';
import { displayName } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import styles from './sheets.module.css';

/** What choosing members of a group takes. */
export interface PickMembersProps {
  readonly chat: Chat;
  readonly picked: readonly Member[];
  readonly onChange: (picked: readonly Member[]) => void;
  readonly most: number;
  /** Those who are in the call already. */
  readonly present?: ReadonlySet<AccountId> | undefined;
}

/** Chooses members of a group, at most so many. */
export function PickMembers({ chat, picked, onChange, most, present }: PickMembersProps) {
  const t = useWords();
  const me = useMe();
  const { members, done, loadMore } = useMembers(chat.id);
  useEffect(() => {
    if (!done && members.length > 0 && members.length < 200) loadMore();
  }, [done, members.length, loadMore]);
  const others = members.filter(({ id }) => id !== me?.id);
  const isFull = picked.length >= most;
  const toggle = (member: Member) =>
    onChange(
      picked.some(({ id }) => id === member.id)
        ? picked.filter(({ id }) => id !== member.id)
        : [...picked, member],
    );
  return (
    <div className={styles.pick}>
      <PickList
        label={t('calls.ringWhom')}
        items={others}
        picked={new Set(picked.map(({ id }) => id))}
        onToggle={toggle}
        show={(member) => ({
          picture: <Face person={member} size="sm" />,
          name: displayName(member),
          note: present?.has(member.id) ? t('calls.isInCall') : undefined,
          isFixed: present?.has(member.id) ?? false,
          isBarred: isFull,
        })}
      />
    </div>
  );
}
