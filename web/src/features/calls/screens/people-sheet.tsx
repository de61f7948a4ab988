import type { AccountId, Chat } from '@maru/contract';
import {
  Ellipsis,
  Hand,
  KeyRound,
  Link,
  Mic,
  MicOff,
  Pin,
  PinOff,
  SignalMedium,
  UserPlus,
  UserX,
} from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import {
  ActionMenu,
  ConfirmDialog,
  IconButton,
  ListRow,
  MenuRow,
  Section,
  Sheet,
  Tag,
  toast,
  type ActionItem,
} from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useGroupLink } from '../../invites/index.ts';
import { useDisplayName } from '../../people/index.ts';
import type { CallView, PersonView } from '../call-view.ts';
import { answerKey, mutePerson, muteAll, pin, removePerson } from '../verbs.ts';
import { CallFace } from './call-face.tsx';
import styles from './sheets.module.css';
import { useOffers } from './use-offers.ts';

/** What the list of those in a call takes. */
export interface PeopleSheetProps {
  readonly call: CallView;
  readonly chat: Chat | undefined;
  readonly isHost: boolean;
  readonly onRing: () => void;
  readonly onClose: () => void;
}

/** Who is in the call and how they are; who is rung at; and how more come in. */
export function PeopleSheet({ call, chat, isHost, onRing, onClose }: PeopleSheetProps) {
  const t = useWords();
  const [leaving, askToRemove] = useState<PersonView>();
  const all = [...call.people, call.me];
  // Whoever has a hand up wants to be seen first.
  const sorted = all.toSorted((one, other) => Number(other.hand) - Number(one.hand));
  const isGroup = chat?.kind === 'group';
  const isGuest = useMe()?.guest ?? true;
  const hasRooms = (useOffers()?.voicePeople ?? 0) > 2;
  const mayAdd = chat?.kind === 'direct' && hasRooms && !isGuest;
  return (
    <Sheet isOpen isDark isFlush onClose={onClose} title={t('calls.people')} closeLabel={t('calls.close')}>
      {isGroup && (
        <>
          <MenuRow
            label={t('calls.ringMore')}
            icon={<UserPlus aria-hidden="true" />}
            hasChevron
            onPress={onRing}
          />
          <LinkRow chat={chat} />
        </>
      )}
      {mayAdd && call.phase === 'connected' && call.people.length > 0 && (
        <MenuRow
          label={t('calls.addPeople')}
          description={t('calls.addPeopleText')}
          icon={<UserPlus aria-hidden="true" />}
          hasChevron
          onPress={onRing}
        />
      )}
      {isHost && call.people.some(({ isMuted }) => !isMuted) && (
        <MenuRow
          label={t('calls.muteAll')}
          icon={<MicOff aria-hidden="true" />}
          onPress={() => void tryVerb(muteAll())}
        />
      )}
      <Section title={t('calls.inCall')} count={all.length}>
        {sorted.map((person) => (
          <Row
            key={person.identity}
            call={call}
            person={person}
            isHost={isHost}
            onRemove={() => askToRemove(person)}
          />
        ))}
      </Section>
      {call.ringing.length > 0 && (
        <Section title={t('calls.rungAt')} count={call.ringing.length}>
          {call.ringing.map((id) => (
            <RungAt key={id} accountId={id} />
          ))}
        </Section>
      )}
      <ConfirmDialog
        isOpen={leaving !== undefined}
        isDark
        isDanger
        title={t('calls.removeAsk', { name: leaving?.name ?? '' })}
        confirmLabel={t('calls.remove')}
        cancelLabel={t('calls.cancel')}
        onConfirm={() => {
          if (leaving) void tryVerb(removePerson(leaving.accountId));
          askToRemove(undefined);
        }}
        onCancel={() => askToRemove(undefined)}
      >
        {t('calls.removeText')}
      </ConfirmDialog>
    </Sheet>
  );
}

interface RowProps {
  readonly call: CallView;
  readonly person: PersonView;
  readonly isHost: boolean;
  readonly onRemove: () => void;
}

function Row({ call, person, isHost, onRemove }: RowProps) {
  const t = useWords();
  const isMe = person.identity === call.me.identity;
  const isPinned = call.pinned === person.identity;
  const items: ActionItem[] = [
    {
      id: 'pin',
      label: t(isPinned ? 'calls.unpin' : 'calls.pin'),
      icon: isPinned ? <PinOff /> : <Pin />,
      onSelect: () => pin(isPinned ? undefined : person.identity),
    },
    ...(person.isLeftOut
      ? [
          {
            id: 'askAgain',
            label: t('calls.keyAskAgain'),
            icon: <KeyRound />,
            onSelect: () => void tryVerb(answerKey('askAgain')),
          },
        ]
      : []),
  ];
  const hosts: ActionItem[] = isHost
    ? [
        {
          id: 'mute',
          label: t('calls.mutePerson'),
          icon: <MicOff />,
          isDisabled: person.isMuted,
          onSelect: () => void tryVerb(mutePerson(person.accountId)),
        },
        {
          id: 'remove',
          label: t('calls.remove'),
          icon: <UserX />,
          isDanger: true,
          onSelect: onRemove,
        },
      ]
    : [];
  return (
    <ListRow
      size="sm"
      leading={<CallFace person={person} className={styles.rowFace} />}
      title={isMe ? t('calls.meNamed', { name: person.name }) : person.name}
      marks={person.isGuest && <Tag tone="neutral">{t('calls.guest')}</Tag>}
      subtitle={isMe ? undefined : t(person.isLeftOut ? 'calls.leftOut' : `calls.trust.${person.trust}`)}
      action={
        <span className={styles.rowEnd}>
          <span className={styles.states}>
            {person.hand && <Hand role="img" aria-label={t('calls.hand')} className={styles.hand} />}
            {person.line !== 'good' && <SignalMedium role="img" aria-label={t('calls.linePoor')} />}
            {person.isMuted ? (
              <MicOff role="img" aria-label={t('calls.muted')} />
            ) : (
              <Mic
                role="img"
                aria-label={t(person.isSpeaking ? 'calls.speaking' : 'calls.microphoneOn')}
                className={person.isSpeaking ? styles.speaking : undefined}
              />
            )}
          </span>
          {isMe ? (
            // All microphones stand in one line, also that of whoever has no menu.
            <span className={styles.noMenu} />
          ) : (
            <ActionMenu
              isDark
              label={t('calls.menuOf', { name: person.name })}
              trigger={
                <IconButton
                  label={t('calls.menuOf', { name: person.name })}
                  icon={<Ellipsis aria-hidden="true" />}
                />
              }
              sections={[
                { id: 'view', items },
                { id: 'hosts', items: hosts },
              ]}
            />
          )}
        </span>
      }
    />
  );
}

function RungAt({ accountId }: { readonly accountId: AccountId }) {
  const t = useWords();
  const name = useDisplayName(accountId) || t('calls.somebody');
  return (
    <ListRow
      size="sm"
      leading={<CallFace person={{ accountId, name, photo: null }} className={styles.rowFace} />}
      title={name}
      subtitle={t('calls.phase.ringing')}
    />
  );
}

/** The link of the group, which lets guests into the call with only a name. */
function LinkRow({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const { link } = useGroupLink(chat.id);
  if (!link?.on || !link.code) return null;
  const url = `${location.origin}${paths.groupLink(link.code)}`;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast(t('calls.linkCopied'));
  };
  return (
    <MenuRow
      label={t('calls.inviteLink')}
      description={t(link.guests ? 'calls.inviteLinkGuests' : 'calls.inviteLinkMembers')}
      icon={<Link aria-hidden="true" />}
      onPress={() => void copy()}
    />
  );
}
