import { limits, type ChatId, type Friend } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl, uploadPicture } from '../../platform/pictures/index.ts';
import {
  Avatar,
  Button,
  GroupAvatar,
  ListRow,
  PictureInput,
  RowGlyph,
  Sheet,
  TextField,
} from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { displayName } from '../people/index.ts';
import { attempt } from './attempt.ts';
import { updateChat } from './change-chat.ts';
import { useNewChats } from './chat-offers.ts';
import { createGroup, openDirectChat, openOwnRoom } from './create-chat.ts';
import { PickPeople } from './pick-people.tsx';
import styles from './pick-people.module.css';
import { tellAsked } from './tell-asked.ts';

/** What making a chat takes; `onOpen` gets the chat that was made. */
export interface NewChatSheetProps {
  readonly onClose: () => void;
  readonly onOpen: (id: ChatId) => void;
}

/** Makes a chat: one friend is a chat between two, several are a group with a name and a picture. */
export function NewChatSheet({ onClose, onOpen }: NewChatSheetProps) {
  const t = useWords();
  const [picked, pick] = useState<readonly Friend[]>([]);
  const [isNaming, setNaming] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [only] = picked;

  const open = async (making: Promise<ChatId>) => {
    setBusy(true);
    const went = await attempt(making.then(onOpen));
    setBusy(false);
    if (went) onClose();
  };
  if (isNaming) {
    return (
      <NewGroupSheet picked={picked} onBack={() => setNaming(false)} onClose={onClose} onOpen={onOpen} />
    );
  }
  const isDirect = picked.length === 1 && only !== undefined;
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('chats.newTitle')}
      closeLabel={t('chats.close')}
      isTall
      isFlush
      footer={
        <Button
          variant="primary"
          isDisabled={picked.length === 0}
          isBusy={isBusy}
          onPress={() =>
            isDirect ? void open(openDirectChat(only.id).then(({ id }) => id)) : setNaming(true)
          }
        >
          {isDirect
            ? t('chats.openDirect', { name: displayName(only) })
            : picked.length === 0
              ? t('chats.pickToStart')
              : `${t('chats.next')} · ${t('chats.pickedCount', { count: picked.length })}`}
        </Button>
      }
    >
      {picked.length === 0 && (
        <>
          <OwnRoomRow onPress={() => void open(openOwnRoom().then(({ id }) => id))} />
          <OtherKinds onClose={onClose} />
        </>
      )}
      <PickPeople picked={picked} onChange={pick} hint={t('chats.newHint')} />
    </Sheet>
  );
}

function OwnRoomRow({ onPress }: { readonly onPress: () => void }) {
  const t = useWords();
  const me = useMe();
  if (!me) return null;
  const picture = me.photo ? pictureUrl(me.photo, 'small') : undefined;
  return (
    <ListRow
      leading={<Avatar id={me.id} name={me.name} pictureUrl={picture} size="sm" />}
      title={t('chats.ownRoom')}
      subtitle={t('chats.ownRoomHint')}
      onPress={onPress}
    />
  );
}

/** What the features above offer to begin besides. */
function OtherKinds({ onClose }: Pick<NewChatSheetProps, 'onClose'>) {
  const t = useWords();
  return useNewChats().map(({ id, label, text, Icon, onChoose }) => (
    <ListRow
      key={id}
      leading={<RowGlyph Icon={Icon} tone="trust" />}
      title={t(label)}
      subtitle={t(text)}
      onPress={() => {
        onClose();
        onChoose();
      }}
    />
  ));
}

interface NewGroupSheetProps extends NewChatSheetProps {
  readonly picked: readonly Friend[];
  readonly onBack: () => void;
}

function NewGroupSheet({ picked, onBack, onClose, onOpen }: NewGroupSheetProps) {
  const t = useWords();
  const [name, setName] = useState('');
  const [photo, setPhoto] = useState<File>();
  const [isBusy, setBusy] = useState(false);
  const faces = picked.map((friend) => ({
    id: friend.id,
    name: displayName(friend),
    pictureUrl: friend.photo ? pictureUrl(friend.photo, 'small') : undefined,
  }));
  const names = faces.map((face) => face.name).join(', ');
  const create = async () => {
    setBusy(true);
    const going = createGroup(
      picked.map(({ id }) => id),
      name.trim(),
    ).then(({ chat, asked }) => {
      tellAsked(picked, asked);
      // The group stands even where its picture fails, which is then said by itself.
      if (photo) void attempt(uploadPicture(photo).then(({ id }) => updateChat(chat.id, { photo: id })));
      onOpen(chat.id);
    });
    const went = await attempt(going);
    setBusy(false);
    if (went) onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('chats.groupTitle')}
      closeLabel={t('chats.close')}
      footer={
        <>
          <Button onPress={onBack}>{t('chats.back')}</Button>
          <Button variant="primary" isBusy={isBusy} onPress={() => void create()}>
            {t('chats.create')}
          </Button>
        </>
      }
    >
      <form
        className={styles.group}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className={styles.photo}>
          <PictureInput label={t('chats.groupPhoto')} picked={photo} onPick={setPhoto}>
            <GroupAvatar faces={faces} size="lg" />
          </PictureInput>
        </div>
        <TextField
          label={t('chats.groupName')}
          value={name}
          onChange={setName}
          placeholder={names.slice(0, limits.chatName)}
          description={t('chats.groupNameHint')}
          maxLength={limits.chatName}
          autoFocus
        />
        <div>
          <h3 className={styles.with}>{`${t('chats.groupWith')} ${picked.length}`}</h3>
          <p>{names}</p>
        </div>
      </form>
    </Sheet>
  );
}
