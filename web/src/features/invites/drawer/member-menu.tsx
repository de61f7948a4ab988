import type { Chat, Member } from '@maru/contract';
import { Crown, Eye, EyeOff, MessageCircle, User, UserMinus } from 'lucide-react';
import { translate as t } from '../../../platform/i18n/index.ts';
import type { ActionItem, ActionSection } from '../../../ui/index.ts';
import { ignoreMember, openDirectChat, setRole } from '../../chats/index.ts';
import { attempt } from '../../chats/ui.ts';
import type { MemberCalls } from './member-calls.ts';

interface MemberMenuOf extends MemberCalls {
  readonly chat: Chat;
  readonly member: Member;
  readonly name: string;
  /** Am I a guest here? Then all I may do is not to see what others write. */
  readonly isGuest: boolean;
  readonly onRemove: () => void;
}

const forAll = ({ member, onOpenPerson, onOpenChat }: MemberMenuOf): ActionItem[] => [
  ...(onOpenPerson
    ? [
        {
          id: 'profile',
          label: t('drawer.profile'),
          icon: <User />,
          onSelect: () => onOpenPerson(member.id),
        },
      ]
    : []),
  ...(onOpenChat
    ? [
        {
          id: 'chat',
          label: t('drawer.chat'),
          icon: <MessageCircle />,
          onSelect: () => void attempt(openDirectChat(member.id).then(({ id }) => onOpenChat(id))),
        },
      ]
    : []),
];

const ignoring = ({ chat, member, name }: MemberMenuOf): ActionItem => {
  const isIgnored = chat.settings.ignored?.includes(member.id) ?? false;
  return {
    id: 'ignore',
    label: t(isIgnored ? 'drawer.unignore' : 'drawer.ignore'),
    icon: isIgnored ? <Eye /> : <EyeOff />,
    onSelect: () =>
      void attempt(
        ignoreMember(chat.id, member.id, !isIgnored),
        t(isIgnored ? 'drawer.unignored' : 'drawer.ignored', { name }),
      ),
  };
};

const forHosts = ({ chat, member, name, onRemove }: MemberMenuOf): ActionItem[] => {
  const isHost = member.role === 'host';
  const role: ActionItem = {
    id: 'role',
    label: t(isHost ? 'drawer.unmakeHost' : 'drawer.makeHost'),
    icon: <Crown />,
    onSelect: () =>
      void attempt(
        setRole(chat.id, member.id, isHost ? 'member' : 'host'),
        t(isHost ? 'drawer.unmadeHost' : 'drawer.madeHost', { name }),
      ),
  };
  const remove: ActionItem = {
    id: 'remove',
    label: t(member.guest ? 'drawer.endVisit' : 'drawer.remove'),
    icon: <UserMinus />,
    isDanger: true,
    onSelect: onRemove,
  };
  return member.guest ? [remove] : [role, remove];
};

/** What I may do with a member of a chat. */
export const memberMenu = (of: MemberMenuOf): ActionSection[] => [
  { id: 'all', items: of.isGuest || of.member.guest ? [] : forAll(of) },
  { id: 'away', items: of.chat.kind === 'group' ? [ignoring(of)] : [] },
  { id: 'hosts', items: of.chat.kind === 'group' && of.chat.role === 'host' ? forHosts(of) : [] },
];
