import type { ChatId, Invitation } from '@maru/contract';
import { useState } from 'react';
import { translate, useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { Avatar, Button, GroupAvatar, ListRow, Section, toast } from '../../ui/index.ts';
import { attempt } from './attempt.ts';
import { answerInvitation } from './change-chat.ts';
import styles from './chat-list.module.css';
import { useInvitations } from './hooks.ts';
import { faceName } from './place-chat.ts';

/** Invitations that wait for an answer, on top of the list. */
export function InvitationRows({ onOpen }: { readonly onOpen: (id: ChatId) => void }) {
  const t = useWords();
  const invitations = useInvitations();
  if (invitations.length === 0) return null;
  return (
    <Section title={t('chats.invitations')} count={invitations.length} isFoldable>
      {invitations.map((one) => (
        <InvitationRow key={one.chatId} invitation={one} onOpen={onOpen} />
      ))}
    </Section>
  );
}

interface InvitationRowProps {
  readonly invitation: Invitation;
  readonly onOpen: (id: ChatId) => void;
}

function InvitationRow({ invitation, onOpen }: InvitationRowProps) {
  const t = useWords();
  const [answering, setAnswering] = useState<boolean>();
  const name = invitation.name ?? invitation.faces.map(faceName).join(', ');
  const answer = async (accept: boolean) => {
    setAnswering(accept);
    const went = await attempt(
      answerInvitation(invitation.chatId, accept).then((chat) => chat && onOpen(chat.id)),
    );
    if (went && !accept) toast(translate('chats.declined'));
    setAnswering(undefined);
  };
  return (
    <ListRow
      className={styles.invitation}
      leading={<InvitationFace invitation={invitation} name={name} />}
      title={name}
      subtitle={t('chats.invitedBy', { name: faceName(invitation.inviter), count: invitation.memberCount })}
      action={
        <>
          <Button
            size="sm"
            variant="quiet"
            aria-label={t('chats.declineLabel', { name })}
            isBusy={answering === false}
            isDisabled={answering === true}
            onPress={() => void answer(false)}
          >
            {t('chats.decline')}
          </Button>
          <Button
            size="sm"
            variant="soft"
            aria-label={t('chats.acceptLabel', { name })}
            isBusy={answering === true}
            isDisabled={answering === false}
            onPress={() => void answer(true)}
          >
            {t('chats.accept')}
          </Button>
        </>
      }
    />
  );
}

function InvitationFace({ invitation, name }: { readonly invitation: Invitation; readonly name: string }) {
  if (invitation.photo) {
    return <Avatar id={invitation.chatId} name={name} pictureUrl={pictureUrl(invitation.photo, 'small')} />;
  }
  return (
    <GroupAvatar
      faces={invitation.faces.map((face) => ({
        id: face.id,
        name: faceName(face),
        pictureUrl: face.photo ? pictureUrl(face.photo, 'small') : undefined,
      }))}
    />
  );
}
