import type { AccountId, Friend, Person, Relation } from '@maru/contract';
import {
  Ellipsis,
  Eye,
  EyeOff,
  Flag,
  MessageCircle,
  NotebookPen,
  Pencil,
  Phone,
  StickyNote,
  UserMinus,
  UserPlus,
  UserX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { ActionMenu, toast, type ActionItem } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { hideFriend } from './friend-row.tsx';
import { addFriend, unblockPerson, updateFriend } from './friends.ts';
import styles from './profile.module.css';
import { displayName } from './state.ts';

/** What a profile asks about before it is done. */
export type ProfileAsk = 'rename' | 'memo' | 'block' | 'remove' | 'report';

/** What the row of actions takes. */
export interface ProfileActionsProps {
  readonly person: Person | Friend;
  readonly friend: Friend | undefined;
  readonly relation: Relation;
  readonly onAsk: (ask: ProfileAsk) => void;
  readonly onChat: (personId: AccountId) => void;
  readonly onCall?: ((personId: AccountId) => void) | undefined;
  readonly onOwnRoom: () => void;
  readonly onEdit: () => void;
}

/** The round actions at the foot of a profile. */
export function ProfileActions(props: ProfileActionsProps) {
  const t = useWords();
  const me = useMe();
  const { person, friend, relation, onAsk } = props;
  const name = displayName(person);
  if (relation.self)
    return (
      <div className={styles.actions}>
        <Round label={t('people.ownRoom')} icon={<NotebookPen />} onPress={props.onOwnRoom} />
        <Round label={t('people.edit')} icon={<Pencil />} onPress={props.onEdit} />
      </div>
    );
  if (me?.guest) return <GuestActions onAsk={onAsk} />;
  const add = () =>
    void tryVerb(addFriend({ accountId: person.id })).then(
      (isDone) => isDone && toast(t('people.added', { name })),
    );
  const unblock = () =>
    void tryVerb(unblockPerson(person.id)).then(
      (isDone) => isDone && toast(t('people.unblockDone', { name })),
    );
  return (
    <div className={styles.actions}>
      {relation.blocked ? (
        <Round label={t('people.unblock')} icon={<UserX />} onPress={unblock} />
      ) : (
        <>
          {!friend && !person.guest && (
            <Round label={t('people.addFriend')} icon={<UserPlus />} onPress={add} isMain />
          )}
          {!person.guest && (
            <Round
              label={t('people.chat')}
              icon={<MessageCircle />}
              onPress={() => props.onChat(person.id)}
              isMain={Boolean(friend)}
            />
          )}
          {!person.guest && !person.gone && props.onCall && (
            <Round label={t('people.call')} icon={<Phone />} onPress={() => props.onCall?.(person.id)} />
          )}
        </>
      )}
      {friend && <Round label={t('people.rename')} icon={<Pencil />} onPress={() => onAsk('rename')} />}
      <MoreActions {...props} />
    </div>
  );
}

function GuestActions({ onAsk }: { readonly onAsk: (ask: ProfileAsk) => void }) {
  const t = useWords();
  return (
    <div className={styles.actions}>
      <Round label={t('people.report')} icon={<Flag />} onPress={() => onAsk('report')} />
    </div>
  );
}

function MoreActions({ person, friend, relation, onAsk }: ProfileActionsProps) {
  const t = useWords();
  const ask = (id: ProfileAsk, item: Omit<ActionItem, 'id' | 'onSelect'>): ActionItem => ({
    ...item,
    id,
    onSelect: () => onAsk(id),
  });
  const show = (item: Friend) => void tryVerb(updateFriend({ accountId: item.id, hidden: false }));
  const ofFriend: ActionItem[] = friend
    ? [
        ask('memo', { label: t('people.memo'), icon: <StickyNote /> }),
        friend.hidden
          ? { id: 'unhide', label: t('people.unhide'), icon: <Eye />, onSelect: () => show(friend) }
          : {
              id: 'hide',
              label: t('people.hide'),
              icon: <EyeOff />,
              onSelect: () => void hideFriend(friend),
            },
        ask('remove', { label: t('people.remove'), icon: <UserMinus /> }),
      ]
    : [];
  const away: ActionItem[] = [
    ...(relation.blocked
      ? []
      : [ask('block', { label: t('people.block'), icon: <UserX />, isDanger: true })]),
    ask('report', { label: t('people.report'), icon: <Flag />, isDanger: true }),
  ];
  return (
    <ActionMenu
      label={t('people.menuOf', { name: displayName(person) })}
      placement="top end"
      trigger={<Round label={t('people.moreMine')} icon={<Ellipsis />} />}
      sections={[
        { id: 'friend', items: ofFriend },
        { id: 'away', items: away },
      ]}
    />
  );
}

interface RoundProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly isMain?: boolean | undefined;
}

function Round({ label, icon, onPress, isMain }: RoundProps) {
  return (
    <AriaButton
      className={styles.round ?? ''}
      {...(onPress ? { onPress } : {})}
      {...(isMain ? { 'data-main': '' } : {})}
    >
      <span className={styles.disc} aria-hidden="true">
        {icon}
      </span>
      {label}
    </AriaButton>
  );
}
