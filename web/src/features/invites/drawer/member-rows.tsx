import type { Chat, Member } from '@maru/contract';
import { UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, ListRow, Section } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { loadMembers, useMembers } from '../../chats/index.ts';
import { attempt, InviteSheet } from '../../chats/ui.ts';
import { useWatchPresence } from '../../people/index.ts';
import styles from './drawer.module.css';
import type { MemberCalls } from './member-calls.ts';
import { MemberRow } from './member-row.tsx';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';

/** What the list of members takes. */
export interface MemberRowsProps extends MemberCalls {
  readonly chat: Chat;
}

/** How many of the members are watched for being here. */
const watched = 60;

/** For how many of them there is a place before they are here: more do not stand in a window. */
const likely = 20;

/** The places of members that are asked for. */
function MemberSpace({ count }: { readonly count: number }) {
  return Array.from({ length: Math.min(count, likely) }, (_, at) => (
    <li key={at} className={styles.memberSpace} aria-hidden="true" />
  ));
}

/** The members: the way to invite first, me second, then the hosts and the others. */
export function MemberRows({ chat, onOpenPerson, onOpenChat }: MemberRowsProps) {
  const t = useWords();
  const me = useMe();
  const { members, done } = useMembers(chat.id);
  const [isInviting, invite] = useState(false);
  const [leaving, remove] = useState<Member>();
  const [isLoading, setLoading] = useState(false);
  const sorted = useMemo(
    () => [...members.filter(({ id }) => id === me?.id), ...members.filter(({ id }) => id !== me?.id)],
    [members, me?.id],
  );
  useWatchPresence(useMemo(() => sorted.slice(0, watched).map(({ id }) => id), [sorted]));
  const loadMore = async () => {
    setLoading(true);
    await attempt(loadMembers(chat.id));
    setLoading(false);
  };
  return (
    <div className={styles.section}>
      <Section title={t('drawer.members')} count={chat.memberCount}>
        {chat.kind === 'group' && !me?.guest && (
          <ListRow
            size="sm"
            leading={
              <span className={styles.inviteIcon}>
                <UserPlus aria-hidden="true" />
              </span>
            }
            title={t('drawer.invite')}
            onPress={() => invite(true)}
          />
        )}
        <ul>
          {sorted.length === 0 && <MemberSpace count={chat.memberCount} />}
          {sorted.map((member) => (
            <li key={member.id}>
              <MemberRow
                chat={chat}
                member={member}
                onRemove={() => remove(member)}
                onOpenPerson={onOpenPerson}
                onOpenChat={onOpenChat}
              />
            </li>
          ))}
        </ul>
        {!done && members.length > 0 && (
          <div className={styles.more}>
            <Button size="sm" variant="quiet" isWide isBusy={isLoading} onPress={() => void loadMore()}>
              {t('drawer.more')}
            </Button>
          </div>
        )}
      </Section>
      {isInviting && <InviteSheet chatId={chat.id} onClose={() => invite(false)} />}
      {leaving && <RemoveMemberDialog chatId={chat.id} member={leaving} onClose={() => remove(undefined)} />}
    </div>
  );
}
