import type { Chat, Member } from '@maru/contract';
import { Crown, Ellipsis } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { ActionMenu, Avatar, ContextMenu, IconButton, ListRow, Tag } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useWhySilenced } from '../../chats/index.ts';
import { displayName, peopleStore, usePerson } from '../../people/index.ts';
import styles from './drawer.module.css';
import { memberMenu } from './member-menu.tsx';
import type { MemberCalls } from './member-calls.ts';

interface MemberRowProps extends MemberCalls {
  readonly chat: Chat;
  readonly member: Member;
  readonly onRemove: () => void;
}

/** One member, with a crown for hosts and what I may do with them. */
export function MemberRow({ chat, member, onRemove, onOpenPerson, onOpenChat }: MemberRowProps) {
  const t = useWords();
  const me = useMe();
  const seen = usePerson(member.id) ?? member;
  const isOnline = useStore(peopleStore, (state) => state.presences[member.id]?.online ?? false);
  const name = displayName(seen);
  const isMe = member.id === me?.id;
  const why = useWhySilenced(chat.id, member.id);
  const sections = () =>
    memberMenu({ chat, member, name, isGuest: me?.guest ?? true, onRemove, onOpenPerson, onOpenChat });
  const label = t('drawer.memberMenu', { name });
  const hasMenu = !isMe && sections().some(({ items }) => items.length > 0);
  const opensProfile = onOpenPerson !== undefined && !member.guest && !me?.guest;
  return (
    <ContextMenu label={label} sections={sections} isDisabled={!hasMenu}>
      <ListRow
        size="sm"
        leading={
          <Avatar
            id={member.id}
            name={name}
            pictureUrl={seen.photo ? pictureUrl(seen.photo, 'small') : undefined}
            size="sm"
            presenceLabel={isOnline && !isMe ? t('drawer.online') : undefined}
          />
        }
        title={name}
        marks={
          <>
            {isMe && <Tag>{t('drawer.me')}</Tag>}
            {member.role === 'host' && chat.kind === 'group' && (
              <span className={styles.crown}>
                <Crown role="img" aria-label={t('drawer.host')} />
              </span>
            )}
            {member.guest && !member.gone && <Tag tone="neutral">{t('drawer.guest')}</Tag>}
            {why && (
              <Tag tone="neutral">{t(why === 'blocked' ? 'drawer.isBlocked' : 'drawer.isIgnored')}</Tag>
            )}
          </>
        }
        onPress={opensProfile ? () => onOpenPerson(member.id) : undefined}
        action={
          hasMenu && (
            <ActionMenu
              label={label}
              sections={sections()}
              trigger={<IconButton label={label} icon={<Ellipsis aria-hidden="true" />} />}
            />
          )
        }
      />
    </ContextMenu>
  );
}
